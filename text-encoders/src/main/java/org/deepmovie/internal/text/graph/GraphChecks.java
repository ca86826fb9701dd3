package org.deepmovie.internal.text.graph;

import com.google.common.base.Throwables;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.rows.SideFeatures;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.graph.layer.MaskedPoolingLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Refuses graphs that would be trained wrongly, with what to use instead. */
final class GraphChecks {

  private static final List<String> INPUTS =
      List.of(TextNetwork.WORDS, TextNetwork.ATTRIBUTES, TextNetwork.VECTORS);

  /** The numbers of words of the texts of a check. */
  private static final int SHORT = 3;

  private static final int LONG = 9;
  private static final int[] LENGTHS = {SHORT, LONG, 1, 5, 7, 2, 8, 4};

  /** The seed of the random numbers of a check. */
  private static final long SEED = 7;

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
    require(
        configuration.getDataType() == DataType.FLOAT,
        name,
        "computes in " + configuration.getDataType() + "; leave the data type FLOAT");
    configuration
        .getVertices()
        .forEach(
            (vertex, content) -> {
              require(
                  !(content instanceof SameDiffVertex),
                  name + ": vertex " + vertex,
                  "is a SameDiff vertex, whose gradient is wrong in a graph; use"
                      + " MultiHeadAttentionLayer or a layer of your own");
              GraphLayers.of(content)
                  .forEach(layer -> checkLayer(name + ": layer " + vertex, layer));
              require(
                  GraphLayers.of(content).noneMatch(FrozenLayerWithBackprop.class::isInstance)
                      || GraphLayers.of(content).noneMatch(GraphChecks::isOfThisLibrary),
                  name + ": layer " + vertex,
                  "is frozen by FrozenLayerWithBackprop, which a layer of this library does not"
                      + " support; give it the updater new Sgd(0)");
            });
  }

  private static boolean isOfThisLibrary(Layer layer) {
    return layer.getClass().getPackage().equals(MaskedPoolingLayer.class.getPackage());
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
   * Checks an initialized graph: its output, that the vector of a text does not depend on what it
   * is padded to, and its gradient. Its parameters are moved at random meanwhile, since a fault
   * hides while biases are zero.
   *
   * @param name of the encoder, for messages
   * @throws IllegalArgumentException if the graph cannot be used
   */
  static void checkGraph(String name, TrainableGraph graph, NetworkSizes sizes) {
    require(
        !(graph.getOutputLayer(0) instanceof IOutputLayer),
        name,
        "ends in a layer with a loss of its own; end it in a DenseLayer, the encoder has the loss");
    INDArray before = graph.params().dup();
    Nd4j.getRandom().setSeed(SEED);
    INDArray noise = Nd4j.rand(before.dataType(), before.shape()).subi(0.5).muli(0.2);
    graph.params().addi(noise);
    checkPadding(name, graph, sizes);
    checkGradient(name, graph, sizes);
    graph.params().assign(before);
  }

  private static void checkPadding(String name, TrainableGraph graph, NetworkSizes sizes) {
    int outputs = sizes.outputs();
    float[] alone = vectors(name, graph, texts(sizes, SHORT), outputs);
    float[] padded = vectors(name, graph, texts(sizes, SHORT, LONG), outputs);
    for (int o = 0; o < outputs; o++) {
      require(
          Float.isFinite(alone[o]) && Float.isFinite(padded[o]),
          name,
          "gives an item the vector " + alone[o] + " .. before it is trained; give finite numbers");
      require(
          Math.abs(alone[o] - padded[o]) <= TOLERANCE * (1 + Math.abs(alone[o])),
          name,
          "gives a text the vector "
              + alone[o]
              + " .. alone and "
              + padded[o]
              + " .. beside a longer one; use layers that read the mask, such as"
              + " MaskedConvolutionLayer and MaskedPoolingLayer");
    }
  }

  private static void checkGradient(String name, TrainableGraph graph, NetworkSizes sizes) {
    GraphInputs inputs = inputs(graph, texts(sizes, LENGTHS));
    trying(
            name,
            graph,
            () ->
                new GraphGradientCheck(graph, inputs, LENGTHS.length, sizes.outputs()).firstWrong())
        .ifPresent(
            wrong -> {
              throw new IllegalArgumentException(
                  name
                      + ": the loss changes by "
                      + (float) wrong.difference()
                      + " for each step along the parameter "
                      + wrong.parameter()
                      + ", by its gradient it would by "
                      + (float) wrong.gradient()
                      + "; use another layer or activation there or after it, or correct its"
                      + " backward pass");
            });
  }

  private static GraphInputs inputs(TrainableGraph graph, TokenBatch texts) {
    return GraphInputs.of(texts, graph.getConfiguration().getNetworkInputs(), false);
  }

  private static float[] vectors(String name, TrainableGraph graph, TokenBatch texts, int outputs) {
    GraphInputs padded = inputs(graph, texts);
    float[] vectors = trying(name, graph, () -> graph.encode(padded));
    require(
        vectors.length == texts.size() * outputs,
        name,
        "gives "
            + vectors.length / texts.size()
            + " numbers for an item; give it "
            + outputs
            + " outputs");
    return vectors;
  }

  private static <T> T trying(String name, TrainableGraph graph, Supplier<T> computation) {
    try {
      return computation.get();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          name
              + (graph.getConfiguration().getNetworkInputs().contains(TextNetwork.WORDS)
                  ? " fails on texts with a mask: "
                  : " fails: ")
              + Throwables.getRootCause(e).getMessage()
              + "; "
              + advice(graph.getConfiguration()),
          e);
    }
  }

  private static String advice(ComputationGraphConfiguration configuration) {
    List<Layer> layers =
        configuration.getVertices().values().stream().flatMap(GraphLayers::of).toList();
    if (layers.stream().anyMatch(DropoutLayer.class::isInstance)) {
      return "use dropOut of the next layer instead of a DropoutLayer over words";
    }
    if (layers.stream().anyMatch(FrozenLayer.class::isInstance)) {
      return "use FrozenLayerWithBackprop for a layer above others that are trained";
    }
    return "check the sizes; a DenseLayer over words needs"
        + " setInputTypes(InputType.recurrent(sizes.words()))";
  }

  /** Texts of the given lengths or the greatest that are read; the first has the same words. */
  private static TokenBatch texts(NetworkSizes sizes, int... words) {
    int[] lengths =
        IntStream.of(words).map(length -> Math.min(length, sizes.maxTokens())).toArray();
    int[] starts = new int[lengths.length + 1];
    for (int d = 0; d < lengths.length; d++) {
      starts[d + 1] = starts[d] + lengths[d];
    }
    int[] tokens =
        IntStream.range(0, lengths.length)
            .flatMap(d -> IntStream.range(0, lengths[d]).map(t -> (3 * d + t) % sizes.words()))
            .toArray();
    SideFeatures side = new SideFeatures(features(sizes.attributes()), features(sizes.vectors()));
    return new TokenBatch(IntStream.range(0, lengths.length).toArray(), starts, tokens, side);
  }

  private static FloatMatrix features(int columns) {
    FloatMatrix features = new FloatMatrix(LENGTHS.length, columns);
    for (int n = 0; n < features.values().length; n++) {
      features.values()[n] = (float) Math.cos(n);
    }
    return features;
  }

  private static void require(boolean valid, String name, String problem) {
    if (!valid) {
      throw new IllegalArgumentException(name + " " + problem);
    }
  }
}
