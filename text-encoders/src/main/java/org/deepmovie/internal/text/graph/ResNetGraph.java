package org.deepmovie.internal.text.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.ResNetOptions;
import org.deepmovie.text.graph.layer.MaskedBatchNormLayer;
import org.deepmovie.text.graph.layer.MaskedConvolutionLayer;
import org.deepmovie.text.graph.layer.MaskedPoolingLayer;
import org.deepmovie.text.graph.layer.TextEdges;
import org.deepmovie.text.graph.layer.TextPooling;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** {@link org.deepmovie.internal.text.resnet.ResNetNetwork} as a graph. */
public final class ResNetGraph implements PublishedGraph<ResNetOptions> {

  private static final int BLOCKS = 3;
  private static final int WIDTH = 3;

  @Override
  public ComputationGraphConfiguration build(
      NeuralNetConfiguration.Builder builder, ResNetOptions options, NetworkSizes sizes) {
    ComputationGraphConfiguration.GraphBuilder graph =
        GraphParts.words(builder.graphBuilder(), sizes);
    String[] maxima = new String[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      maxima[b] = block(graph, "block" + b, sizes.wordDimension(), options.filters());
    }
    graph.addVertex(GraphParts.FEATURES, new MergeVertex(), maxima);
    return GraphParts.head(graph, (long) BLOCKS * options.filters(), options.head(), sizes);
  }

  /** Adds a residual block, and returns the name of its output. */
  private static String block(
      ComputationGraphConfiguration.GraphBuilder graph, String name, int dimension, int filters) {
    graph
        .addLayer(name + "first", convolution(WIDTH, dimension, filters), GraphParts.EMBEDDING)
        .addLayer(name + "firstNorm", norm(filters), name + "first")
        .addLayer(name + "a", new ActivationLayer(Activation.RELU), name + "firstNorm")
        .addLayer(name + "second", convolution(WIDTH, filters, filters), name + "a")
        .addLayer(name + "secondNorm", norm(filters), name + "second")
        .addLayer(name + "shortcut", convolution(1, dimension, filters), GraphParts.EMBEDDING)
        .addVertex(
            name + "sum",
            new ElementWiseVertex(ElementWiseVertex.Op.Add),
            name + "secondNorm",
            name + "shortcut")
        .addLayer(name + "u", new ActivationLayer(Activation.RELU), name + "sum")
        .addLayer(
            name + "maximum",
            new MaskedPoolingLayer.Builder(TextPooling.MAXIMUM).build(),
            name + "u");
    return name + "maximum";
  }

  private static MaskedConvolutionLayer convolution(int width, int inputs, int filters) {
    return new MaskedConvolutionLayer.Builder(width)
        .edges(TextEdges.ZEROS)
        .hasBias(false)
        .nIn(inputs)
        .nOut(filters)
        .build();
  }

  private static MaskedBatchNormLayer norm(int channels) {
    return new MaskedBatchNormLayer.Builder().nIn(channels).build();
  }

  @Override
  public List<SharedWeight> layout(ResNetOptions options, NetworkSizes sizes) {
    return GraphParts.all(
        List.of(GraphParts.sharedWords()),
        IntStream.range(0, BLOCKS)
            .mapToObj(b -> shared("block" + b, sizes.wordDimension(), options.filters()))
            .flatMap(List::stream)
            .toList(),
        GraphParts.sharedHead());
  }

  private static List<SharedWeight> shared(String block, int dimension, int filters) {
    int taps = WIDTH * filters;
    SharedWeight first =
        new SharedWeight(
            block + ".entry",
            values ->
                values
                    .reshape('c', dimension, taps + filters)
                    .get(NDArrayIndex.all(), NDArrayIndex.interval(0, taps)),
            block + "first_W",
            values -> values,
            0);
    SharedWeight shortcut =
        new SharedWeight(
            block + ".entry",
            values ->
                values
                    .reshape('c', dimension, taps + filters)
                    .get(NDArrayIndex.all(), NDArrayIndex.interval(taps, taps + filters)),
            block + "shortcut_W",
            values -> values,
            0);
    SharedWeight second =
        new SharedWeight(
            block + ".convolution.weights",
            values -> values,
            block + "second_W",
            values -> values.reshape('c', filters, WIDTH, filters).permute(1, 0, 2),
            0);
    return GraphParts.all(
        List.of(first, shortcut, second),
        norm(block + ".first", block + "firstNorm"),
        norm(block + ".second", block + "secondNorm"));
  }

  private static List<SharedWeight> norm(String kernels, String layer) {
    return List.of(
        SharedWeight.whole(kernels + ".scale", layer + "_scale"),
        SharedWeight.whole(kernels + ".shift", layer + "_shift"),
        SharedWeight.whole(kernels + ".mean", layer + "_mean"),
        SharedWeight.whole(kernels + ".variance", layer + "_variance"));
  }
}
