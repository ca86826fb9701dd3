package org.deepmovie.internal.text.graph;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deepmovie.text.LstmOptions;
import org.deepmovie.text.LstmOptions.StatePooling;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.graph.layer.MaskedPoolingLayer;
import org.deepmovie.text.graph.layer.ReverseWordsLayer;
import org.deepmovie.text.graph.layer.TextPooling;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * {@link org.deepmovie.internal.text.lstm.LstmNetwork} as a graph. The direction that reads from
 * the end is an LSTM over the reversed words.
 */
public final class LstmGraph implements PublishedGraph<LstmOptions> {

  private static final int GATES = 4;

  /** Where Deeplearning4j stores the gates i, f, g and o. */
  private static final int[] PLACES = {3, 1, 0, 2};

  private static final int FORGET = 1;

  @Override
  public ComputationGraphConfiguration build(
      NeuralNetConfiguration.Builder builder, LstmOptions options, NetworkSizes sizes) {
    ComputationGraphConfiguration.GraphBuilder graph =
        GraphParts.words(builder.graphBuilder(), sizes);
    String input = GraphParts.EMBEDDING;
    int inputs = sizes.wordDimension();
    int last = options.layers() - 1;
    for (int l = 0; l <= last; l++) {
      addLayer(graph, l, input, inputs, options.units());
      inputs = 2 * options.units();
      if (l < last) {
        input = states(graph, l);
      }
    }
    pool(graph, options.pooling(), last);
    return GraphParts.head(graph, inputs, options.head(), sizes);
  }

  private static void addLayer(
      ComputationGraphConfiguration.GraphBuilder graph,
      int number,
      String input,
      int inputs,
      int units) {
    graph
        .addLayer("forward" + number, lstm(inputs, units), input)
        .addLayer("reversed" + number, new ReverseWordsLayer.Builder().build(), input)
        .addLayer("backward" + number, lstm(inputs, units), "reversed" + number);
  }

  /** Adds the states of both directions at each word, and returns their name. */
  private static String states(ComputationGraphConfiguration.GraphBuilder graph, int number) {
    graph
        .addLayer("restored" + number, new ReverseWordsLayer.Builder().build(), "backward" + number)
        .addVertex("states" + number, new MergeVertex(), "forward" + number, "restored" + number);
    return "states" + number;
  }

  private static LSTM lstm(int inputs, int units) {
    return new LSTM.Builder()
        .nIn(inputs)
        .nOut(units)
        .activation(Activation.TANH)
        .gateActivationFunction(Activation.SIGMOID)
        .build();
  }

  private static void pool(
      ComputationGraphConfiguration.GraphBuilder graph, StatePooling pooling, int last) {
    if (pooling == StatePooling.MEAN) {
      graph.addLayer(GraphParts.FEATURES, pooling(TextPooling.MEAN), states(graph, last));
    } else {
      graph
          .addLayer("lastForward", pooling(TextPooling.LAST), "forward" + last)
          .addLayer("lastBackward", pooling(TextPooling.LAST), "backward" + last)
          .addVertex(GraphParts.FEATURES, new MergeVertex(), "lastForward", "lastBackward");
    }
  }

  private static MaskedPoolingLayer pooling(TextPooling pooling) {
    return new MaskedPoolingLayer.Builder(pooling).build();
  }

  @Override
  public List<SharedWeight> layout(LstmOptions options, NetworkSizes sizes) {
    List<SharedWeight> weights = new ArrayList<>(List.of(GraphParts.sharedWords()));
    int inputs = sizes.wordDimension();
    for (int l = 0; l < options.layers(); l++) {
      for (String direction : List.of("forward", "backward")) {
        String kernels = "lstm" + l + "." + direction;
        for (int gate = 0; gate < GATES; gate++) {
          int units = options.units();
          weights.add(gate(kernels + ".input", inputs, units, gate, direction + l + "_W", 0));
          weights.add(gate(kernels + ".recurrent", units, units, gate, direction + l + "_RW", 0));
          double initial = gate == FORGET ? 1 : 0;
          weights.add(gate(kernels + ".bias", 1, units, gate, direction + l + "_b", initial));
        }
      }
      inputs = 2 * options.units();
    }
    weights.addAll(GraphParts.sharedHead());
    return weights;
  }

  private static SharedWeight gate(
      String parameter, int rows, int units, int gate, String graphParameter, double difference) {
    return new SharedWeight(
        parameter,
        values -> columns(values.reshape('c', rows, (long) GATES * units), gate, units),
        graphParameter,
        values -> columns(values, PLACES[gate], units),
        difference);
  }

  private static INDArray columns(INDArray matrix, int gate, int units) {
    return matrix.get(
        NDArrayIndex.all(), NDArrayIndex.interval((long) gate * units, (long) (gate + 1) * units));
  }
}
