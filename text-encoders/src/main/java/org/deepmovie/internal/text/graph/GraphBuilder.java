package org.deepmovie.internal.text.graph;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.graph.GraphSizes;

/**
 * Builds the configuration of a graph.
 *
 * @param <O> the record of the encoder's options
 */
@FunctionalInterface
public interface GraphBuilder<O extends Record & TextEncoderOptions> {

  /** A configuration with the settings of {@code builder}. */
  ComputationGraphConfiguration build(
      NeuralNetConfiguration.Builder builder, O options, GraphSizes sizes);
}
