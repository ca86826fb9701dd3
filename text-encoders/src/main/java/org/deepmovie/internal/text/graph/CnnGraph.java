package org.deepmovie.internal.text.graph;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.text.NetworkSizes;

/** {@link org.deepmovie.internal.text.cnn.CnnNetwork} as a graph. */
public final class CnnGraph implements PublishedGraph<CnnOptions> {

  @Override
  public ComputationGraphConfiguration build(
      NeuralNetConfiguration.Builder builder, CnnOptions options, NetworkSizes sizes) {
    ComputationGraphConfiguration.GraphBuilder graph =
        GraphParts.words(builder.graphBuilder(), sizes);
    GraphParts.convolutions(graph, sizes, options.filters());
    return GraphParts.head(
        graph, GraphParts.convolutionFeatures(options.filters()), options.head(), sizes);
  }

  @Override
  public List<SharedWeight> layout(CnnOptions options, NetworkSizes sizes) {
    return GraphParts.all(
        List.of(GraphParts.sharedWords()),
        GraphParts.sharedConvolutions(sizes, options.filters()),
        GraphParts.sharedHead());
  }
}
