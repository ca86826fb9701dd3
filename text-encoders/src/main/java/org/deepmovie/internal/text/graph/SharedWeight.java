package org.deepmovie.internal.text.graph;

import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A part of a parameter that a network on kernels and a graph share.
 *
 * @param parameter the name of the parameter of the network on kernels
 * @param kernelView the part, as a view of the parameter as a row
 * @param graphParameter the name of the parameter of the graph, {@code layer_weight}
 * @param graphView the part, as a view of that parameter, with the same order of values
 * @param difference the graph's values less the others
 */
record SharedWeight(
    String parameter,
    UnaryOperator<INDArray> kernelView,
    String graphParameter,
    UnaryOperator<INDArray> graphView,
    double difference) {

  /** A parameter that both have with the same order of values. */
  static SharedWeight whole(String parameter, String graphParameter) {
    return new SharedWeight(
        parameter, UnaryOperator.identity(), graphParameter, UnaryOperator.identity(), 0);
  }

  void copyToGraph(INDArray kernelValues, INDArray graphValues) {
    INDArray target = graphView.apply(graphValues);
    INDArray source = kernelView.apply(kernelValues).dup('c');
    target.assign(source.addi(difference).reshape('c', target.shape()));
  }

  void copyFromGraph(INDArray graphValues, INDArray kernelValues) {
    INDArray target = kernelView.apply(kernelValues);
    INDArray source = graphView.apply(graphValues).dup('c');
    target.assign(source.subi(difference).reshape('c', target.shape()));
  }
}
