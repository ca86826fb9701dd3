package org.deepmovie.internal.text.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a graph by its own names. Those of its first layer of word vectors are the
 * encoder's.
 */
final class NamedParameters implements GraphParameters {

  private final WordEmbedding embedding;
  private final List<Parameter> stored;

  NamedParameters(WordEmbedding embedding, ParameterSource source) {
    this.embedding = embedding;
    this.stored = source.remaining();
  }

  private static Optional<String> wordVectors(ComputationGraph graph) {
    return GraphLayers.nameOfWordVectors(graph.getConfiguration()).map(layer -> layer + "_W");
  }

  private static Map<String, INDArray> others(ComputationGraph graph) {
    Map<String, INDArray> others = new LinkedHashMap<>(graph.paramTable());
    wordVectors(graph).ifPresent(others::remove);
    return others;
  }

  @Override
  public void copyTo(ComputationGraph graph) {
    wordVectors(graph).ifPresent(name -> assign(embedding.parameter(), name, graph.getParam(name)));
    if (stored.isEmpty()) {
      return;
    }
    List<String> names = stored.stream().map(Parameter::name).toList();
    List<String> expected = List.copyOf(others(graph).keySet());
    if (!names.equals(expected)) {
      throw new IllegalStateException(
          "the file has the parameters "
              + names
              + ", the graph "
              + expected
              + "; load it with the class that wrote it");
    }
    for (Parameter parameter : stored) {
      assign(parameter, parameter.name(), graph.getParam(parameter.name()));
    }
  }

  private static void assign(Parameter parameter, String name, INDArray target) {
    if (parameter.value().length != target.length()) {
      throw new IllegalStateException(
          "the parameter "
              + name
              + " of the graph has "
              + target.length()
              + " numbers, not "
              + parameter.value().length
              + "; build it for the given sizes");
    }
    NdMatrices.assign(target, NdMatrices.matrix(parameter.value(), 1));
  }

  @Override
  public List<Parameter> copyFrom(ComputationGraph graph) {
    List<Parameter> parameters = new ArrayList<>();
    float[] words =
        wordVectors(graph)
            .map(name -> NdMatrices.floats(graph.getParam(name)))
            .orElse(embedding.parameter().value());
    parameters.add(Parameter.fixed(embedding.parameter().name(), words));
    others(graph)
        .forEach((name, value) -> parameters.add(Parameter.fixed(name, NdMatrices.floats(value))));
    return parameters;
  }

  @Override
  public List<Parameter> stored() {
    return Stream.concat(Stream.of(embedding.parameter()), stored.stream()).toList();
  }
}
