package org.deepmovie.text.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.distribution.ConstantDistribution;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
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
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.preprocessor.BaseInputPreProcessor;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deepmovie.analysis.TextAnalyzer;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.text.network.TextEncoder;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.EncoderOptions;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.WordOptions;
import org.deepmovie.text.graph.layer.MaskedBatchNormLayer;
import org.deepmovie.text.graph.layer.MaskedConvolutionLayer;
import org.deepmovie.text.graph.layer.MaskedPoolingLayer;
import org.deepmovie.text.graph.layer.PositionEmbeddingLayer;
import org.deepmovie.text.graph.layer.TextPooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

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
    Map<String, String> given =
        IntStream.range(0, options.length / 2)
            .boxed()
            .collect(Collectors.toMap(n -> options[2 * n], n -> options[2 * n + 1]));
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
        .hasMessage("mine gives 3 numbers for an item; give it 4 outputs");
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
    assertLearns(body);
  }

  private static void assertLearns(Body body) {
    try (ItemEncoder encoder = create(body, "learningRate", "0.01")) {
      double first = train(encoder);
      for (int turn = 0; turn < 4; turn++) {
        train(encoder);
      }
      assertThat(train(encoder)).isLessThan(0.3 * first);
    }
  }

  private static double train(ItemEncoder encoder) {
    FloatMatrix targets = new FloatMatrix(DATA.items().size(), 4);
    Arrays.fill(targets.values(), 1);
    float[] weights = new float[DATA.items().size()];
    Arrays.fill(weights, 1);
    return encoder.train(targets, weights);
  }

  @Test
  void refusesASameDiffVertexWhoseGradientIsWrong() {
    assertThatThrownBy(
            () ->
                create(
                    (graph, sizes) ->
                        graph
                            .addVertex(
                                "attention",
                                new AttentionVertex.Builder()
                                    .nInQueries(50)
                                    .nInKeys(50)
                                    .nInValues(50)
                                    .nOut(HIDDEN)
                                    .nHeads(1)
                                    .projectInput(true)
                                    .build(),
                                "embedding",
                                "embedding",
                                "embedding")
                            .addLayer("mean", mean(), "attention")
                            .addLayer("output", output(HIDDEN, sizes.outputs()), "mean")
                            .setOutputs("output")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vertex attention is a SameDiff vertex");
  }

  @Test
  void seesLayersThroughTheirWrappers() {
    assertRefused(
        new FrozenLayer(new BatchNormalization.Builder().nIn(50).nOut(50).build()),
        "use MaskedBatchNormLayer");
    assertRefused(
        new LastTimeStep(new Bidirectional(Bidirectional.Mode.ADD, lstm(RNNFormat.NCW))),
        "ReverseWordsLayer");
  }

  @Test
  void aWrapperThatReadsMasksIsTrained() {
    assertLearns(
        (graph, sizes) ->
            graph
                .addLayer("last", new LastTimeStep(lstm(RNNFormat.NCW)), "embedding")
                .addLayer("output", output(HIDDEN, sizes.outputs()), "last")
                .setOutputs("output"));
  }

  @Test
  void refusesAGraphThatGivesNaN() {
    assertRefused(
        new Convolution1D.Builder(1)
            .nIn(50)
            .nOut(HIDDEN)
            .weightInit(new ConstantDistribution(Double.NaN))
            .build(),
        "gives an item the vector NaN");
  }

  @Test
  void aGraphForShortTextsIsCheckedWithShortTexts() {
    Body positions =
        (graph, sizes) ->
            graph
                .addLayer(
                    "positions",
                    new PositionEmbeddingLayer.Builder(sizes.maxTokens()).nIn(50).nOut(50).build(),
                    "embedding")
                .addLayer("mean", mean(), "positions")
                .addLayer("output", output(50, sizes.outputs()), "mean")
                .setOutputs("output");
    try (ItemEncoder encoder = create(positions, "maxTokens", "4")) {
      assertThat(encoder.encode(DATA)).matches(FloatMatrix::isFinite, "is finite");
    }
  }

  @Test
  void onlyTheEncodersWordVectorsAreFrozen(@TempDir Path directory) throws IOException {
    Path vectors =
        Files.writeString(
            directory.resolve("vectors.txt"),
            TextAnalyzer.of(TextLanguage.ENGLISH).tokens(DATA.texts().text(0)).get(0)
                + " 0.5".repeat(50)
                + "\n");
    Body twice =
        (graph, sizes) ->
            graph
                .addLayer("second", embedding(sizes, RNNFormat.NCW), "words")
                .addVertex("both", new MergeVertex(), "embedding", "second")
                .addLayer("mean", mean(), "both")
                .addLayer("output", output(100, sizes.outputs()), "mean")
                .setOutputs("output");
    try (TextEncoder encoder =
        (TextEncoder)
            create(twice, "freezeWordVectors", "true", "wordVectors", vectors.toString())) {
      List<float[]> before = encoder.parameters().stream().map(Parameter::value).toList();
      train(encoder);
      List<Parameter> after = encoder.parameters();
      assertThat(after.get(0).value()).as("the encoder's").containsExactly(before.get(0));
      for (int p = 1; p < after.size(); p++) {
        assertThat(after.get(p).value()).as(after.get(p).name()).isNotEqualTo(before.get(p));
      }
    }
  }

  /** Options without words. */
  record NoWords(EncoderTrainingOptions training) implements EncoderOptions {}

  @Test
  void refusesWordsWithoutOptionsForThem() {
    GraphEncoderProvider<NoWords> provider =
        new GraphEncoderProvider<>("mine", "a graph of a test", NoWords.class) {
          @Override
          protected ComputationGraphConfiguration graph(
              NeuralNetConfiguration.Builder builder, NoWords options, NetworkSizes sizes) {
            return builder
                .graphBuilder()
                .addInputs("words")
                .addLayer("embedding", embedding(sizes, RNNFormat.NCW), "words")
                .addLayer("output", mean(), "embedding")
                .setOutputs("output")
                .build();
          }
        };
    assertThatThrownBy(
            () ->
                provider.create(
                    OptionsMapper.of(NoWords.class).parse(Map.of()),
                    new EncoderContext(DATA, 1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mine reads words, and its options do not say which; let NoWords implement"
                + " TextEncoderOptions");
  }

  @Test
  void aClosedEncoderComputesNothing() {
    ItemEncoder encoder =
        create(
            (graph, sizes) ->
                graph
                    .addLayer("mean", mean(), "embedding")
                    .addLayer("output", output(50, sizes.outputs()), "mean")
                    .setOutputs("output"));
    encoder.close();
    encoder.close();
    assertThatThrownBy(() -> encoder.encode(DATA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the encoder mine is closed");
    assertThatThrownBy(() -> train(encoder)).isInstanceOf(IllegalStateException.class);
  }

  private static ComputationGraphConfiguration.GraphBuilder normalized(
      GraphBuilder graph, NetworkSizes sizes) {
    return graph
        .addLayer(
            "convolution",
            new MaskedConvolutionLayer.Builder(3).nIn(50).nOut(HIDDEN).build(),
            "embedding")
        .addLayer("norm", new MaskedBatchNormLayer.Builder().nIn(HIDDEN).build(), "convolution")
        .addLayer("relu", new ActivationLayer(Activation.RELU), "norm")
        .addLayer("maximum", new MaskedPoolingLayer.Builder(TextPooling.MAXIMUM).build(), "relu")
        .addLayer("dense", output(HIDDEN, HIDDEN), "maximum")
        .addLayer("norm2", new MaskedBatchNormLayer.Builder().nIn(HIDDEN).build(), "dense")
        .addLayer("output", output(HIDDEN, sizes.outputs()), "norm2")
        .setOutputs("output");
  }

  /** A bias before batch norm has the gradient 0, which rounding makes a tiny number. */
  @Test
  void graphsWithBatchNormAreAcceptedFromAnySeedAndLoadedEachTime() throws IOException {
    Provider provider = new Provider(GraphEncoderProviderTest::normalized);
    Options options = OptionsMapper.of(Options.class).parse(Map.of());
    for (int seed = 1; seed <= 8; seed++) {
      try (ItemEncoder encoder = provider.create(options, new EncoderContext(DATA, 4, seed, 1))) {
        train(encoder);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        encoder.save(file);
        for (int n = 0; n < 2; n++) {
          try (ItemEncoder loaded =
              provider.load(options, new ByteArrayInputStream(file.toByteArray()))) {
            assertThat(loaded.encode(DATA).values()).containsExactly(encoder.encode(DATA).values());
          }
        }
      }
    }
  }

  @Test
  void aDenseLayerWithWeightNoiseIsTrained() {
    assertLearns(
        (graph, sizes) ->
            graph
                .addLayer("mean", mean(), "embedding")
                .addLayer(
                    "hidden",
                    new DenseLayer.Builder()
                        .nIn(50)
                        .nOut(HIDDEN)
                        .weightNoise(new DropConnect(0.8))
                        .build(),
                    "mean")
                .addLayer("output", output(HIDDEN, sizes.outputs()), "hidden")
                .setOutputs("output"));
  }

  /** Loses the gradient. */
  public static final class NoGradient extends BaseInputPreProcessor {

    private static final long serialVersionUID = 1;

    @Override
    public INDArray preProcess(INDArray input, int size, LayerWorkspaceMgr workspaces) {
      return workspaces.dup(ArrayType.ACTIVATIONS, input);
    }

    @Override
    public INDArray backprop(INDArray output, int size, LayerWorkspaceMgr workspaces) {
      return workspaces.dup(ArrayType.ACTIVATION_GRAD, output).assign(0);
    }

    @Override
    public InputType getOutputType(InputType input) {
      return input;
    }
  }

  @Test
  void refusesAGraphThatLosesItsGradient() {
    assertThatThrownBy(
            () ->
                create(
                    (graph, sizes) ->
                        graph
                            .addLayer("mean", mean(), "embedding")
                            .addLayer("hidden", output(50, HIDDEN), "mean")
                            .addLayer(
                                "output",
                                output(HIDDEN, sizes.outputs()),
                                new NoGradient(),
                                "hidden")
                            .setOutputs("output")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("by its gradient it would by 0.0");
  }

  @Test
  void refusesAFrozenLayerOfThisLibraryAndDoublePrecisionAndNoGraph() {
    assertRefused(
        new FrozenLayerWithBackprop(
            new MaskedConvolutionLayer.Builder(3).nIn(50).nOut(HIDDEN).build()),
        "give it the updater new Sgd(0)");
    GraphEncoderProvider<Options> none =
        new GraphEncoderProvider<>("mine", "a graph of a test", Options.class) {
          @Override
          protected ComputationGraphConfiguration graph(
              NeuralNetConfiguration.Builder builder, Options options, NetworkSizes sizes) {
            return null;
          }
        };
    Options options = OptionsMapper.of(Options.class).parse(Map.of());
    assertThatThrownBy(() -> none.create(options, new EncoderContext(DATA, 4, 1, 1)))
        .hasMessage("the method graph gave null; return a ComputationGraphConfiguration");
    GraphEncoderProvider<Options> exact =
        new GraphEncoderProvider<>("mine", "a graph of a test", Options.class) {
          @Override
          protected ComputationGraphConfiguration graph(
              NeuralNetConfiguration.Builder builder, Options options, NetworkSizes sizes) {
            return builder
                .dataType(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("attributes")
                .addLayer("output", output(sizes.attributes(), sizes.outputs()), "attributes")
                .setOutputs("output")
                .build();
          }
        };
    assertThatThrownBy(() -> exact.create(options, new EncoderContext(DATA, 4, 1, 1)))
        .hasMessage("mine computes in DOUBLE; leave the data type FLOAT");
  }

  /** A learning rate of 0 from epoch 1 on. */
  @Test
  void schedulesSeeTheEpochs() {
    Body body =
        (graph, sizes) ->
            graph
                .addLayer("mean", mean(), "embedding")
                .addLayer(
                    "output",
                    new DenseLayer.Builder()
                        .nIn(50)
                        .nOut(sizes.outputs())
                        .updater(new Sgd(new StepSchedule(ScheduleType.EPOCH, 0.1, 1e-30, 1)))
                        .build(),
                    "mean")
                .setOutputs("output");
    try (TextEncoder encoder =
        (TextEncoder) create(body, "encoderEpochs", "1", "weightDecay", "0")) {
      int last = encoder.parameters().size() - 1;
      float[] before = encoder.parameters().get(last).value();
      train(encoder);
      float[] first = encoder.parameters().get(last).value();
      assertThat(first).isNotEqualTo(before);
      train(encoder);
      assertThat(encoder.parameters().get(last).value()).containsExactly(first);
    }
  }

  @Test
  void layersOfThisLibraryRefuseWhatTheyWouldNotDo() {
    assertThatThrownBy(
            () ->
                new MaskedConvolutionLayer.Builder(3)
                    .nIn(4)
                    .nOut(5)
                    .weightNoise(new DropConnect(0.5))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("MaskedConvolutionLayer takes sizes, dropOut, updater");
  }
}
