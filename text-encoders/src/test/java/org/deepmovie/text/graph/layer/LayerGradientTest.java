package org.deepmovie.text.graph.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.nn.KanBasis;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The gradients of each layer are those of differences, in double precision, with masks. */
class LayerGradientTest {

  private static final double STEP = 1e-5;

  static Stream<Named<Supplier<ArrayLayer>>> sequenceLayers() {
    return Stream.of(
        Named.of(
            "convolution within texts",
            () -> new MaskedConvolutionLayer.Builder(3).nIn(4).nOut(5).build()),
        Named.of(
            "convolution with zeros",
            () ->
                new MaskedConvolutionLayer.Builder(4)
                    .edges(TextEdges.ZEROS)
                    .nIn(4)
                    .nOut(5)
                    .build()),
        Named.of("batch norm", () -> new MaskedBatchNormLayer.Builder().nIn(4).build()),
        Named.of("layer norm", () -> new LayerNormLayer.Builder().nIn(4).build()),
        Named.of("attention", () -> new MultiHeadAttentionLayer.Builder(2).nIn(4).build()),
        Named.of(
            "learned positions",
            () -> new PositionEmbeddingLayer.Builder(9).nIn(4).nOut(5).build()),
        Named.of(
            "waves",
            () -> new PositionEmbeddingLayer.Builder(9).learned(false).nIn(4).nOut(4).build()),
        Named.of("reversal", () -> new ReverseWordsLayer.Builder().build()),
        Named.of("maximum", () -> new MaskedPoolingLayer.Builder(TextPooling.MAXIMUM).build()),
        Named.of("mean", () -> new MaskedPoolingLayer.Builder(TextPooling.MEAN).build()),
        Named.of("last", () -> new MaskedPoolingLayer.Builder(TextPooling.LAST).build()));
  }

  @ParameterizedTest
  @MethodSource("sequenceLayers")
  void gradientsOfSequenceLayersAreThoseOfDifferences(Supplier<ArrayLayer> layer) {
    Nd4jBackend.start();
    Nd4j.getRandom().setSeed(5);
    INDArray mask =
        Nd4j.createFromArray(
            new double[][] {{1, 1, 1, 1, 1, 1}, {1, 1, 1, 0, 0, 0}, {1, 0, 0, 0, 0, 0}});
    check(layer.get(), Nd4j.randn(DataType.DOUBLE, 3, 4, 6), mask);
  }

  static Stream<Named<Supplier<ArrayLayer>>> vectorLayers() {
    return Stream.of(KanBasis.values())
        .map(
            basis ->
                Named.of(
                    basis.name(),
                    () -> new KolmogorovArnoldLayer.Builder(basis, 6).nIn(4).nOut(3).build()));
  }

  @ParameterizedTest
  @MethodSource("vectorLayers")
  void gradientsOfVectorLayersAreThoseOfDifferences(Supplier<ArrayLayer> layer) {
    Nd4jBackend.start();
    Nd4j.getRandom().setSeed(5);
    check(layer.get(), Nd4j.rand(DataType.DOUBLE, 3, 4).muli(1.9).subi(0.95), null);
  }

  @Test
  void normalizationReadsVectors() {
    Nd4jBackend.start();
    Nd4j.getRandom().setSeed(5);
    check(new LayerNormLayer.Builder().nIn(4).build(), Nd4j.randn(DataType.DOUBLE, 3, 4), null);
    check(
        new MaskedBatchNormLayer.Builder().nIn(4).build(), Nd4j.randn(DataType.DOUBLE, 5, 4), null);
  }

  @Test
  void refusesAnInputOfAnotherShape() {
    Nd4jBackend.start();
    INDArray vectors = Nd4j.rand(DataType.DOUBLE, 3, 4);
    for (ArrayLayer layer : sequenceLayers().map(named -> named.getPayload().get()).toList()) {
      if (layer.reads() == LayerInput.SEQUENCES) {
        assertThatThrownBy(() -> output(graph(layer), vectors, null))
            .hasMessageContaining("reads documents x channels x words");
      }
    }
    assertThatThrownBy(
            () ->
                output(
                    graph(vectorLayers().toList().get(0).getPayload().get()),
                    Nd4j.rand(DataType.DOUBLE, 3, 4, 2),
                    null))
        .hasMessageContaining("reads documents x channels; put it after a MaskedPoolingLayer");
  }

  /** Layers in a graph that is told its input types, which infers sizes and preprocessors. */
  @ParameterizedTest
  @MethodSource("sequenceLayers")
  void inputTypesChangeNothing(Supplier<ArrayLayer> layer) {
    Nd4jBackend.start();
    Nd4j.getRandom().setSeed(5);
    INDArray x = Nd4j.randn(DataType.FLOAT, 3, 4, 6);
    INDArray mask =
        Nd4j.createFromArray(
            new float[][] {{1, 1, 1, 1, 1, 1}, {1, 1, 1, 0, 0, 0}, {1, 0, 0, 0, 0, 0}});
    float[] expected = pooled(layer.get(), x, mask, false);
    assertThat(pooled(layer.get(), x, mask, true)).containsExactly(expected);
  }

  private static float[] pooled(ArrayLayer layer, INDArray x, INDArray mask, boolean typed) {
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(3)
            .graphBuilder()
            .addInputs("x")
            .addLayer("layer", layer, "x");
    String last = "layer";
    if (!(layer instanceof MaskedPoolingLayer)) {
      builder.addLayer("pool", new MaskedPoolingLayer.Builder(TextPooling.MEAN).build(), "layer");
      last = "pool";
    }
    int channels = layer instanceof MaskedConvolutionLayer || layer.getNOut() == 5 ? 5 : 4;
    builder
        .addLayer("output", new DenseLayer.Builder().nIn(channels).nOut(2).build(), last)
        .setOutputs("output");
    if (typed) {
      builder.setInputTypes(InputType.recurrent(4, 6));
    }
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph
        .output(false, new INDArray[] {x}, new INDArray[] {mask})[0]
        .dup('c')
        .data()
        .asFloat();
  }

  private static void check(ArrayLayer layer, INDArray x, INDArray mask) {
    ComputationGraph graph = graph(layer);
    if (graph.numParams() > 0) {
      graph.params().addi(Nd4j.rand(DataType.DOUBLE, graph.params().shape()).muli(0.5));
    }
    INDArray slopes = Nd4j.randn(DataType.DOUBLE, output(graph, x, mask).shape());
    output(graph, x, mask);
    Gradient gradient = graph.backpropGradient(slopes);
    Map<String, INDArray> table = graph.paramTable();
    for (String name : table.keySet()) {
      if (name.endsWith("_mean") || name.endsWith("_variance")) {
        continue;
      }
      INDArray expected = gradient.getGradientFor(name).dup('c');
      INDArray values = table.get(name);
      for (int i = 0; i < values.length(); i++) {
        double difference = difference(graph, x, mask, slopes, values, i);
        assertThat(expected.getDouble(i))
            .as("%s %d", name, i)
            .isCloseTo(difference, Offset.offset(1e-6 * (1 + Math.abs(difference))));
      }
    }
    INDArray epsilon = inputGradient(layer, graph, x, mask, slopes);
    for (int i = 0; i < x.length(); i++) {
      double difference = difference(graph, x, mask, slopes, x, i);
      assertThat(epsilon.getDouble(i))
          .as("x %d", i)
          .isCloseTo(difference, Offset.offset(1e-6 * (1 + Math.abs(difference))));
    }
  }

  private static ComputationGraph graph(ArrayLayer layer) {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .miniBatch(false)
            .graphBuilder()
            .addInputs("x")
            .addLayer("layer", layer, "x")
            .setOutputs("layer")
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    return graph;
  }

  private static INDArray inputGradient(
      ArrayLayer layer, ComputationGraph graph, INDArray x, INDArray mask, INDArray slopes) {
    output(graph, x, mask);
    return graph
        .getLayer(0)
        .backpropGradient(slopes, LayerWorkspaceMgr.noWorkspaces())
        .getSecond()
        .dup('c');
  }

  private static double difference(
      ComputationGraph graph, INDArray x, INDArray mask, INDArray slopes, INDArray values, int at) {
    double value = values.getDouble(at);
    values.putScalar(at, value + STEP);
    double above = output(graph, x, mask).mul(slopes).sumNumber().doubleValue();
    values.putScalar(at, value - STEP);
    double below = output(graph, x, mask).mul(slopes).sumNumber().doubleValue();
    values.putScalar(at, value);
    return (above - below) / (2 * STEP);
  }

  private static INDArray output(ComputationGraph graph, INDArray x, INDArray mask) {
    if (mask != null) {
      graph.setLayerMaskArrays(new INDArray[] {mask}, null);
    }
    return graph.feedForward(new INDArray[] {x}, true, false).get("layer");
  }

  @Test
  void aTextShorterThanAWindowHasOneWindow() {
    Nd4jBackend.start();
    MaskedConvolutionLayer layer = new MaskedConvolutionLayer.Builder(3).nIn(1).nOut(1).build();
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1, 1}, {1, 0, 0, 0}, {0, 0, 0, 0}});
    assertThat(layer.outputMask(mask))
        .isEqualTo(Nd4j.createFromArray(new float[][] {{1, 1}, {1, 0}, {1, 0}}));
    assertThat(List.of(layer.weights().get(0).length())).containsExactly(3L);
  }
}
