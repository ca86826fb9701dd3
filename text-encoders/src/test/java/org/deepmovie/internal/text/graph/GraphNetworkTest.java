package org.deepmovie.internal.text.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.cnn.CnnNetwork;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.text.graph.layer.LayerNormLayer;
import org.deepmovie.text.graph.layer.MaskedBatchNormLayer;
import org.deepmovie.text.graph.layer.MaskedPoolingLayer;
import org.deepmovie.text.graph.layer.TextPooling;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class GraphNetworkTest {

  private static final int WORDS = 30;
  private static final int DIMENSIONS = 5;
  private static final int OUTPUTS = 3;
  private static final CnnOptions OPTIONS = OptionsMapper.defaults(CnnOptions.class).withFilters(4);

  private static NetworkSetup setup() {
    ParameterSource source = new RandomParameters(new SplittableRandom(3));
    return new NetworkSetup(
        new WordEmbedding(WORDS, DIMENSIONS, source), 0, 0, OUTPUTS, source, new Workers(1), false);
  }

  /** Word vectors, {@code layer}, mean, a dense layer. */
  private static ComputationGraphConfiguration graph(
      NeuralNetConfiguration.Builder builder, Layer layer) {
    return builder
        .graphBuilder()
        .addInputs("words")
        .addLayer(
            "embedding",
            new EmbeddingSequenceLayer.Builder().nIn(WORDS).nOut(DIMENSIONS).build(),
            "words")
        .addLayer("layer", layer, "embedding")
        .addLayer("mean", new MaskedPoolingLayer.Builder(TextPooling.MEAN).build(), "layer")
        .addLayer(
            "output",
            new DenseLayer.Builder()
                .nIn(DIMENSIONS)
                .nOut(OUTPUTS)
                .activation(Activation.IDENTITY)
                .build(),
            "mean")
        .setOutputs("output")
        .build();
  }

  private static int parts(Layer layer) {
    GraphBuilder<CnnOptions> builder = (settings, options, sizes) -> graph(settings, layer);
    try (TextNetwork network = GraphNetworks.factory(builder).create(OPTIONS, setup())) {
      network.start("test");
      int[] lengths = new int[40];
      for (int d = 0; d < lengths.length; d++) {
        lengths[d] = 1 + 3 * d;
      }
      return network.parts(EnginesAgreeTest.batch(lengths)).size();
    }
  }

  @Test
  void aBatchIsDividedByLengthUnlessALayerMixesItsTexts() {
    assertThat(parts(new LayerNormLayer.Builder().nIn(DIMENSIONS).build())).isEqualTo(4);
    assertThat(parts(new MaskedBatchNormLayer.Builder().nIn(DIMENSIONS).build())).isEqualTo(1);
  }

  private static Optional<GraphGradientCheck.WrongGradient> wrongGradient(Layer layer) {
    Nd4jBackend.start();
    TrainableGraph graph = new TrainableGraph(graph(new NeuralNetConfiguration.Builder(), layer));
    graph.init();
    TokenBatch texts = EnginesAgreeTest.batch(3, 9);
    GraphInputs inputs = GraphInputs.of(texts, graph.getConfiguration().getNetworkInputs(), false);
    return new GraphGradientCheck(graph, inputs, 2, OUTPUTS).firstWrong();
  }

  @Test
  void theGradientCheckFindsALayerWhoseGradientIsWrong() {
    assertThat(
            wrongGradient(
                new SelfAttentionLayer.Builder()
                    .nIn(DIMENSIONS)
                    .nOut(DIMENSIONS)
                    .nHeads(1)
                    .projectInput(true)
                    .build()))
        .hasValueSatisfying(
            wrong ->
                assertThat(wrong.gradient())
                    .isNotCloseTo(wrong.difference(), Percentage.withPercentage(20)));
    assertThat(wrongGradient(new LayerNormLayer.Builder().nIn(DIMENSIONS).build())).isEmpty();
  }

  @Test
  void onAnotherBackendThanTheCpusTheGraphEncodes() {
    NetworkSetup setup = setup();
    TextNetwork kernels = new CnnNetwork(OPTIONS, setup);
    GraphNetwork graph = GraphNetworks.trained(new CnnGraph(), OPTIONS, setup, kernels);
    TextNetwork onCpu = new GraphTrainedNetwork(kernels, graph, () -> true);
    try (TextNetwork network = new GraphTrainedNetwork(kernels, graph, () -> false)) {
      network.start("test");
      TokenBatch texts = EnginesAgreeTest.batch(3, 9, 1, 0, 5);
      float[] expected = onCpu.forward(texts, Optional.empty());
      float[] actual = network.forward(texts, Optional.empty());
      assertThat(network.encodingBatchSize()).isNotEqualTo(onCpu.encodingBatchSize());
      for (int n = 0; n < expected.length; n++) {
        assertThat(actual[n]).isCloseTo(expected[n], Offset.offset(1e-5f));
      }
    }
  }

  @Test
  @Tag("slow")
  void aPauseBetweenForwardAndBackwardLosesNothing() throws InterruptedException {
    GraphBuilder<CnnOptions> builder =
        (settings, options, sizes) ->
            graph(settings, new LayerNormLayer.Builder().nIn(DIMENSIONS).build());
    try (TextNetwork network = GraphNetworks.factory(builder).create(OPTIONS, setup())) {
      network.start("test");
      Runnable optimizer = network.optimizer(OPTIONS.training(), new Workers(1));
      float[] vectors = network.forward(EnginesAgreeTest.batch(3, 4), training());
      Thread.sleep(1000 * (GraphThread.IDLE_SECONDS + 1));
      network.backward(vectors);
      optimizer.run();
      assertThat(network.forward(EnginesAgreeTest.batch(3, 4), Optional.empty()))
          .isNotEqualTo(vectors);
    }
  }

  private static Optional<SplittableRandom> training() {
    return Optional.of(new SplittableRandom(9));
  }
}
