package org.deepmovie.internal.text.graph;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deepmovie.internal.nn.parameter.Parameter;

/** The parameters of a graph, as they are stored in a file. */
interface GraphParameters {

  /**
   * Copies the initial or stored values into a new graph.
   *
   * @throws IllegalStateException if they do not fit it
   */
  void copyTo(ComputationGraph graph);

  /** The current values of {@code graph}, the word vectors first. */
  List<Parameter> copyFrom(ComputationGraph graph);

  /** The values as they were before there was a graph. */
  List<Parameter> stored();
}
