package org.deepmovie.internal.text.graph;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;

/** The layers of a graph, without what wraps them. */
final class GraphLayers {

  private GraphLayers() {}

  /** The layers that {@code vertex} consists of, the wrappers first; none if it has no layer. */
  static Stream<Layer> of(GraphVertex vertex) {
    if (vertex instanceof FrozenVertex frozen) {
      return of(frozen.getUnderlying());
    }
    return vertex instanceof LayerVertex layer
        ? wrapped(layer.getLayerConf().getLayer())
        : Stream.empty();
  }

  private static Stream<Layer> wrapped(Layer layer) {
    Optional<Layer> inner =
        layer instanceof BaseWrapperLayer wrapper
            ? Optional.of(wrapper.getUnderlying())
            : layer instanceof FrozenLayer frozen
                ? Optional.of(frozen.getLayer())
                : Optional.empty();
    return Stream.concat(Stream.of(layer), inner.stream().flatMap(GraphLayers::wrapped));
  }

  /** The names of the vertices that are frozen. */
  static Set<String> frozen(ComputationGraphConfiguration configuration) {
    return configuration.getVertices().entrySet().stream()
        .filter(
            vertex ->
                vertex.getValue() instanceof FrozenVertex
                    || of(vertex.getValue())
                        .anyMatch(
                            layer ->
                                layer instanceof FrozenLayer
                                    || layer instanceof FrozenLayerWithBackprop))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * The name of the layer whose weights are the word vectors of the encoder: the first {@code
   * EmbeddingSequenceLayer} that was added.
   */
  static Optional<String> nameOfWordVectors(ComputationGraphConfiguration configuration) {
    return wordVectorVertex(configuration).map(Map.Entry::getKey);
  }

  /** The layer of that name. */
  static Optional<EmbeddingSequenceLayer> wordVectors(ComputationGraphConfiguration configuration) {
    return wordVectorVertex(configuration)
        .flatMap(vertex -> embeddings(vertex.getValue()).findFirst());
  }

  private static Optional<Map.Entry<String, GraphVertex>> wordVectorVertex(
      ComputationGraphConfiguration configuration) {
    return configuration.getVertices().entrySet().stream()
        .filter(vertex -> embeddings(vertex.getValue()).findFirst().isPresent())
        .findFirst();
  }

  private static Stream<EmbeddingSequenceLayer> embeddings(GraphVertex vertex) {
    return of(vertex)
        .filter(EmbeddingSequenceLayer.class::isInstance)
        .map(EmbeddingSequenceLayer.class::cast);
  }
}
