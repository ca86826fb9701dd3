package org.deepmovie.internal.text.graph;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.graph.GraphSizes;

/**
 * One of this library's networks as a graph.
 *
 * @param <O> the record of the encoder's options
 */
public interface PublishedGraph<O extends Record & TextEncoderOptions> {

  /** The configuration of the graph. */
  ComputationGraphConfiguration build(
      NeuralNetConfiguration.Builder builder, O options, GraphSizes sizes);

  /**
   * Where the parameters of the network on kernels are in the graph; together they cover all
   * parameters of the graph.
   */
  List<SharedWeight> layout(O options, GraphSizes sizes);

  /** Whether the outputs of a batch in training depend on each other; by default not. */
  default boolean mixesTexts() {
    return false;
  }
}
