package org.deepmovie.internal.text.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.rows.SideFeatures;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.text.NetworkSizes;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Refuses graphs that would be trained wrongly, with what to use instead. */
final class GraphChecks {

  private static final List<String> INPUTS =
      List.of(TextNetwork.WORDS, TextNetwork.ATTRIBUTES, TextNetwork.VECTORS);

  /** The number of items of the largest batch of a check. */
  private static final int ITEMS = 2;

  private static final double TOLERANCE = 1e-4;

  private GraphChecks() {}

  /**
   * Checks what can be seen without building the graph.
   *
   * @param name of the encoder, for messages
   * @throws IllegalArgumentException if the graph cannot be used
   */
  static void checkConfiguration(String name, ComputationGraphConfiguration configuration) {
    require(
        INPUTS.containsAll(configuration.getNetworkInputs()),
        name,
        "has the inputs " + configuration.getNetworkInputs() + "; name them " + INPUTS);
    require(
        configuration.getNetworkOutputs().size() == 1,
        name,
        "has the outputs " + configuration.getNetworkOutputs() + "; give it one");
    configuration
        .getVertices()
        .forEach(
            (vertex, content) -> {
              if (content instanceof LayerVertex layer) {
                checkLayer(name + ": layer " + vertex, layer.getLayerConf().getLayer());
              }
            });
  }

  private static void checkLayer(String name, Layer layer) {
    require(
        !(layer instanceof Bidirectional),
        name,
        "is Bidirectional, which ignores masks; use two LSTM layers, one of them between two"
            + " ReverseWordsLayer, and a MergeVertex");
    require(
        !(layer instanceof BatchNormalization),
        name,
        "is BatchNormalization, which counts padding; use MaskedBatchNormLayer");
    require(
        !(layer instanceof AbstractSameDiffLayer),
        name,
        "is a SameDiff layer, whose gradient is wrong in a graph; use MultiHeadAttentionLayer or a"
            + " layer of your own");
    require(
        !(layer instanceof Convolution1DLayer convolution
                && convolution.getRnnDataFormat() == RNNFormat.NWC)
            && !(layer instanceof BaseRecurrentLayer recurrent
                && recurrent.getRnnDataFormat() == RNNFormat.NWC)
            && !(layer instanceof EmbeddingSequenceLayer embedding
                && embedding.getOutputFormat() == RNNFormat.NWC),
        name,
        "has the format NWC, which fails with masks; use NCW");
  }

  /**
   * Checks an initialized graph: its output, and that the vector of a text does not depend on what
   * it is padded to. For the second, its parameters are moved at random, since a fault hides while
   * biases are zero.
   *
   * @param name of the encoder, for messages
   * @throws IllegalArgumentException if the graph cannot be used
   */
  static void checkGraph(String name, TrainableGraph graph, NetworkSizes sizes) {
    int outputs = sizes.outputs();
    require(
        !(graph.getOutputLayer(0) instanceof IOutputLayer),
        name,
        "ends in a layer with a loss of its own; end it in a DenseLayer, the encoder has the loss");
    INDArray before = graph.params().dup();
    INDArray noise = Nd4j.rand(before.dataType(), before.shape()).subi(0.5).muli(0.2);
    graph.params().addi(noise);
    float[] alone = vectors(name, graph, texts(sizes, 3), outputs);
    float[] padded = vectors(name, graph, texts(sizes, 3, 9), outputs);
    graph.params().assign(before);
    for (int o = 0; o < outputs; o++) {
      require(
          !(Math.abs(alone[o] - padded[o]) > TOLERANCE * (1 + Math.abs(alone[o]))),
          name,
          "gives a text the vector "
              + alone[o]
              + " .. alone and "
              + padded[o]
              + " .. beside a longer one; use layers that read the mask, such as"
              + " MaskedConvolutionLayer and MaskedPoolingLayer");
    }
  }

  private static float[] vectors(String name, TrainableGraph graph, TokenBatch texts, int outputs) {
    GraphInputs padded = GraphInputs.of(texts, graph.getConfiguration().getNetworkInputs(), false);
    float[] vectors;
    try {
      vectors = graph.encode(padded);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          name
              + " fails on texts with a mask: "
              + e.getMessage()
              + "; check the sizes, and use dropOut of the next layer instead of a DropoutLayer over"
              + " words",
          e);
    }
    require(
        vectors.length == texts.size() * outputs,
        name,
        "gives "
            + vectors.length / texts.size()
            + " numbers for a text; give it "
            + outputs
            + " outputs");
    return vectors;
  }

  /** Texts of the given lengths, which begin with the same words. */
  private static TokenBatch texts(NetworkSizes sizes, int... lengths) {
    int[] starts = new int[lengths.length + 1];
    for (int d = 0; d < lengths.length; d++) {
      starts[d + 1] = starts[d] + lengths[d];
    }
    int[] tokens =
        IntStream.of(lengths)
            .flatMap(length -> IntStream.range(0, length).map(t -> t % Math.min(2, sizes.words())))
            .toArray();
    SideFeatures side =
        new SideFeatures(
            new FloatMatrix(ITEMS, sizes.attributes()), new FloatMatrix(ITEMS, sizes.vectors()));
    return new TokenBatch(IntStream.range(0, lengths.length).toArray(), starts, tokens, side);
  }

  private static void require(boolean valid, String name, String problem) {
    if (!valid) {
      throw new IllegalArgumentException(name + " " + problem);
    }
  }
}
