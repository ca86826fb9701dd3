package org.deepmovie.text.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.WordOptions;
import org.deepmovie.text.graph.layer.MaskedConvolutionLayer;
import org.deepmovie.text.graph.layer.MaskedPoolingLayer;
import org.deepmovie.text.graph.layer.TextPooling;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class GraphEncoderProviderTest {

  private static final Dataset DATA = Sample.generate(1).dataset();
  private static final int HIDDEN = 7;

  record Options(WordOptions words, EncoderTrainingOptions training)
      implements TextEncoderOptions {}

  /** Builds a graph from {@code words} on. */
  private interface Body {
    GraphBuilder add(GraphBuilder graph, NetworkSizes sizes);
  }

  private static final class Provider extends GraphEncoderProvider<Options> {

    private final Body body;

    Provider(Body body) {
      super("mine", "a graph of a test", Options.class);
      this.body = body;
    }

    @Override
    protected ComputationGraphConfiguration graph(
        NeuralNetConfiguration.Builder builder, Options options, NetworkSizes sizes) {
      return body.add(
              builder
                  .graphBuilder()
                  .addInputs("words")
                  .addLayer("embedding", embedding(sizes, RNNFormat.NCW), "words"),
              sizes)
          .build();
    }
  }

  private static Layer embedding(NetworkSizes sizes, RNNFormat format) {
    return new EmbeddingSequenceLayer.Builder()
        .nIn(sizes.words())
        .nOut(sizes.wordDimension())
        .outputDataFormat(format)
        .build();
  }

  private static Layer mean() {
    return new GlobalPoolingLayer(PoolingType.AVG);
  }

  private static DenseLayer output(int inputs, int outputs) {
    return new DenseLayer.Builder()
        .nIn(inputs)
        .nOut(outputs)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static ItemEncoder create(Body body, String... options) {
    Map<String, String> given = options.length == 0 ? Map.of() : Map.of(options[0], options[1]);
    return new Provider(body)
        .create(OptionsMapper.of(Options.class).parse(given), new EncoderContext(DATA, 4, 1, 1));
  }

  /** Embedding, the given layer, mean, dense layer. */
  private static void assertRefused(Layer layer, String... message) {
    assertThatThrownBy(
            () ->
                create(
                    (graph, sizes) ->
                        graph
                            .addLayer("mine", layer, "embedding")
                            .addLayer("mean", mean(), "mine")
                            .addLayer("output", output(HIDDEN, sizes.outputs()), "mean")
                            .setOutputs("output")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(message)
        .hasMessageStartingWith("mine");
  }

  private static LSTM lstm(RNNFormat format) {
    return new LSTM.Builder().nIn(50).nOut(HIDDEN).dataFormat(format).build();
  }

  @Test
  void refusesBidirectionalWhichIgnoresMasks() {
    assertRefused(
        new Bidirectional(Bidirectional.Mode.ADD, lstm(RNNFormat.NCW)),
        "layer mine is Bidirectional",
        "ReverseWordsLayer");
  }

  @Test
  void refusesBatchNormalizationWhichCountsPadding() {
    assertRefused(
        new BatchNormalization.Builder().nIn(50).nOut(50).build(), "use MaskedBatchNormLayer");
  }

  @Test
  void refusesSameDiffLayersWhoseGradientIsWrong() {
    assertRefused(
        new SelfAttentionLayer.Builder().nIn(50).nOut(HIDDEN).nHeads(1).projectInput(true).build(),
        "use MultiHeadAttentionLayer");
  }

  @Test
  void refusesChannelsLast() {
    assertRefused(lstm(RNNFormat.NWC), "NWC", "use NCW");
    assertRefused(
        new Convolution1D.Builder(3).nIn(50).nOut(HIDDEN).rnnDataFormat(RNNFormat.NWC).build(),
        "NWC");
  }

  @Test
  void refusesALossOfItsOwn() {
    assertThatThrownBy(
            () ->
                create(
                    (graph, sizes) ->
                        graph
                            .addLayer("mean", mean(), "embedding")
                            .addLayer(
                                "output",
                                new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                                    .nIn(50)
                                    .nOut(sizes.outputs())
                                    .build(),
                                "mean")
                            .setOutputs("output")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("end it in a DenseLayer");
  }

  @Test
  void refusesAnyGraphInWhichPaddingChangesAVector() {
    assertRefused(
        new Convolution1D.Builder(3)
            .nIn(50)
            .nOut(HIDDEN)
            .convolutionMode(ConvolutionMode.Truncate)
            .build(),
        "beside a longer one",
        "MaskedConvolutionLayer");
  }

  @Test
  void refusesAGraphThatFailsOnMasks() {
    assertRefused(new DropoutLayer(0.5), "fails on texts with a mask", "dropOut of the next layer");
  }

  @Test
  void refusesOtherInputsAndSizes() {
    assertThatThrownBy(
            () ->
                create(
                    (graph, sizes) ->
                        graph
                            .addInputs("plots")
                            .addLayer("mean", mean(), "embedding")
                            .addVertex("both", new MergeVertex(), "mean", "plots")
                            .addLayer("output", output(50, sizes.outputs()), "both")
                            .setOutputs("output")))
        .hasMessageContaining(
            "has the inputs [words, plots]; name them [words, attributes, vectors]");
    assertThatThrownBy(
            () ->
                create(
                    (graph, sizes) ->
                        graph
                            .addLayer("mean", mean(), "embedding")
                            .addLayer("output", output(50, 3), "mean")
                            .setOutputs("output")))
        .hasMessage("mine gives 3 numbers for a text; give it 4 outputs");
  }

  @Test
  void trainsWithDropoutAndReadsTextsWithoutWords() {
    Body body =
        (graph, sizes) ->
            graph
                .addLayer(
                    "convolution",
                    new MaskedConvolutionLayer.Builder(3)
                        .nIn(sizes.wordDimension())
                        .nOut(HIDDEN)
                        .dropOut(0.8)
                        .build(),
                    "embedding")
                .addLayer(
                    "maximum",
                    new MaskedPoolingLayer.Builder(TextPooling.MAXIMUM).build(),
                    "convolution")
                .addLayer("output", output(HIDDEN, sizes.outputs()), "maximum")
                .setOutputs("output");
    try (ItemEncoder encoder = create(body, "learningRate", "0.01")) {
      FloatMatrix targets = new FloatMatrix(DATA.items().size(), 4);
      Arrays.fill(targets.values(), 1);
      float[] weights = new float[DATA.items().size()];
      Arrays.fill(weights, 1);
      double first = encoder.train(targets, weights);
      for (int turn = 0; turn < 4; turn++) {
        encoder.train(targets, weights);
      }
      assertThat(encoder.train(targets, weights)).isLessThan(0.3 * first);
    }
  }
}
