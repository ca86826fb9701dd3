package org.deepmovie.internal.text.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deepmovie.internal.text.cnn.PooledConvolutions;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.text.DenseHeadOptions;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.graph.layer.MaskedConvolutionLayer;
import org.deepmovie.text.graph.layer.MaskedPoolingLayer;
import org.deepmovie.text.graph.layer.TextPooling;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The parts that several graphs have. */
final class GraphParts {

  /** The names of the layers that the graphs have in common. */
  static final String EMBEDDING = "embedding";

  static final String FEATURES = "features";
  private static final String KNOWN = "known";
  static final String OUTPUT = "output";
  private static final String HIDDEN = "hidden";

  private static final int[] WIDTHS = PooledConvolutions.KIM_WIDTHS;

  private GraphParts() {}

  /** Starts a graph with the vectors of the words. */
  static ComputationGraphConfiguration.GraphBuilder words(
      ComputationGraphConfiguration.GraphBuilder graph, NetworkSizes sizes) {
    return graph
        .addInputs(TextNetwork.WORDS)
        .addInputs(side(sizes).toArray(String[]::new))
        .addLayer(
            EMBEDDING,
            new EmbeddingSequenceLayer.Builder()
                .nIn(sizes.words())
                .nOut(sizes.wordDimension())
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build(),
            TextNetwork.WORDS);
  }

  static SharedWeight sharedWords() {
    return SharedWeight.whole("embedding", EMBEDDING + "_W");
  }

  /** The inputs beside the text. */
  private static List<String> side(NetworkSizes sizes) {
    List<String> inputs = new ArrayList<>();
    if (sizes.attributes() > 0) {
      inputs.add(TextNetwork.ATTRIBUTES);
    }
    if (sizes.vectors() > 0) {
      inputs.add(TextNetwork.VECTORS);
    }
    return inputs;
  }

  /**
   * Puts what else is known of the items beside {@link #FEATURES} of the text.
   *
   * @return the name of the vertex of both
   */
  static String known(ComputationGraphConfiguration.GraphBuilder graph, NetworkSizes sizes) {
    List<String> side = side(sizes);
    if (side.isEmpty()) {
      return FEATURES;
    }
    graph.addVertex(
        KNOWN,
        new MergeVertex(),
        Stream.concat(Stream.of(FEATURES), side.stream()).toArray(String[]::new));
    return KNOWN;
  }

  /**
   * Adds two dense layers from {@link #known} to the output, and ends the graph.
   *
   * @param features the number of features of the text
   */
  static ComputationGraphConfiguration head(
      ComputationGraphConfiguration.GraphBuilder graph,
      long features,
      DenseHeadOptions options,
      NetworkSizes sizes) {
    return graph
        .addLayer(
            HIDDEN,
            new DenseLayer.Builder()
                .nIn(features + sizes.attributes() + sizes.vectors())
                .nOut(options.hiddenUnits())
                .activation(Activation.TANH)
                .build(),
            known(graph, sizes))
        .addLayer(
            OUTPUT,
            new DenseLayer.Builder()
                .nIn(options.hiddenUnits())
                .nOut(sizes.outputs())
                .activation(Activation.IDENTITY)
                .dropOut(retained(options.dropout()))
                .build(),
            HIDDEN)
        .setOutputs(OUTPUT)
        .build();
  }

  static List<SharedWeight> sharedHead() {
    return List.of(
        SharedWeight.whole("hidden.weights", HIDDEN + "_W"),
        SharedWeight.whole("hidden.bias", HIDDEN + "_b"),
        SharedWeight.whole("output.weights", OUTPUT + "_W"),
        SharedWeight.whole("output.bias", OUTPUT + "_b"));
  }

  /**
   * Deeplearning4j's form of a dropout probability: that of not being dropped, 0 for no dropout.
   */
  static double retained(double dropout) {
    return dropout == 0 ? 0 : 1 - dropout;
  }

  /** Adds convolutions of all widths, ReLU and the maximum; they end in {@link #FEATURES}. */
  static void convolutions(
      ComputationGraphConfiguration.GraphBuilder graph, NetworkSizes sizes, int filters) {
    String[] maxima = new String[WIDTHS.length];
    for (int n = 0; n < WIDTHS.length; n++) {
      String convolution = "convolution" + WIDTHS[n];
      maxima[n] = "maximum" + WIDTHS[n];
      graph
          .addLayer(
              convolution,
              new MaskedConvolutionLayer.Builder(WIDTHS[n])
                  .nIn(sizes.wordDimension())
                  .nOut(filters)
                  .build(),
              EMBEDDING)
          .addLayer("relu" + WIDTHS[n], new ActivationLayer(Activation.RELU), convolution)
          .addLayer(
              maxima[n],
              new MaskedPoolingLayer.Builder(TextPooling.MAXIMUM).build(),
              "relu" + WIDTHS[n]);
    }
    graph.addVertex(FEATURES, new MergeVertex(), maxima);
  }

  /** The number of features of {@link #convolutions}. */
  static long convolutionFeatures(int filters) {
    return (long) WIDTHS.length * filters;
  }

  static List<SharedWeight> sharedConvolutions(NetworkSizes sizes, int filters) {
    int[] from = new int[WIDTHS.length + 1];
    for (int n = 0; n < WIDTHS.length; n++) {
      from[n + 1] = from[n] + WIDTHS[n] * filters * sizes.wordDimension();
    }
    return IntStream.range(0, WIDTHS.length)
        .boxed()
        .flatMap(
            n ->
                Stream.of(
                    new SharedWeight(
                        "convolution.weights",
                        values -> values.get(NDArrayIndex.interval(from[n], from[n + 1])),
                        "convolution" + WIDTHS[n] + "_W",
                        values ->
                            values
                                .reshape('c', sizes.wordDimension(), WIDTHS[n], filters)
                                .permute(2, 1, 0),
                        0),
                    new SharedWeight(
                        "convolution.bias",
                        values -> values.get(NDArrayIndex.interval(n * filters, (n + 1) * filters)),
                        "convolution" + WIDTHS[n] + "_b",
                        values -> values,
                        0)))
        .toList();
  }

  /** All of some lists. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  static List<SharedWeight> all(List<SharedWeight>... lists) {
    return Stream.of(lists).flatMap(List::stream).toList();
  }
}
