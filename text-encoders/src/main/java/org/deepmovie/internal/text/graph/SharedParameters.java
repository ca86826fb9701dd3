package org.deepmovie.internal.text.graph;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The parameters of a network on kernels, which holds the values of a graph in its files. */
final class SharedParameters implements GraphParameters {

  private final List<Parameter> parameters;
  private final List<SharedWeight> weights;

  SharedParameters(List<Parameter> parameters, List<SharedWeight> weights) {
    this.parameters = parameters;
    this.weights = weights;
  }

  @Override
  public void copyTo(ComputationGraph graph) {
    for (Parameter parameter : parameters) {
      INDArray values = Nd4j.createFromArray(parameter.value());
      sharedBy(parameter)
          .forEach(weight -> weight.copyToGraph(values, graph.getParam(weight.graphParameter())));
    }
  }

  @Override
  public List<Parameter> copyFrom(ComputationGraph graph) {
    for (Parameter parameter : parameters) {
      INDArray values = Nd4j.createFromArray(parameter.value());
      sharedBy(parameter)
          .forEach(weight -> weight.copyFromGraph(graph.getParam(weight.graphParameter()), values));
      System.arraycopy(NdMatrices.floats(values), 0, parameter.value(), 0, (int) values.length());
    }
    return parameters;
  }

  private List<SharedWeight> sharedBy(Parameter parameter) {
    return weights.stream().filter(w -> w.parameter().equals(parameter.name())).toList();
  }

  @Override
  public List<Parameter> stored() {
    return parameters;
  }
}
