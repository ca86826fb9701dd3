package org.deepmovie.internal.text.graph;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deepmovie.text.CnnKanOptions;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.graph.layer.KolmogorovArnoldLayer;
import org.nd4j.linalg.activations.Activation;

/** {@link org.deepmovie.internal.text.cnn.CnnKanNetwork} as a graph. */
public final class CnnKanGraph implements PublishedGraph<CnnKanOptions> {

  @Override
  public ComputationGraphConfiguration build(
      NeuralNetConfiguration.Builder builder, CnnKanOptions options, NetworkSizes sizes) {
    ComputationGraphConfiguration.GraphBuilder graph =
        GraphParts.words(builder.graphBuilder(), sizes);
    GraphParts.convolutions(graph, sizes, options.filters());
    long inputs =
        GraphParts.convolutionFeatures(options.filters()) + sizes.attributes() + sizes.vectors();
    int units = options.head().hiddenUnits();
    return graph
        .addLayer("z", new ActivationLayer(Activation.TANH), GraphParts.known(graph, sizes))
        .addLayer("hidden", kan(options, inputs, units), "z")
        .addLayer(
            "h",
            new ActivationLayer.Builder()
                .activation(Activation.TANH)
                .dropOut(GraphParts.retained(options.head().dropout()))
                .build(),
            "hidden")
        .addLayer(GraphParts.OUTPUT, kan(options, units, sizes.outputs()), "h")
        .setOutputs(GraphParts.OUTPUT)
        .build();
  }

  private static KolmogorovArnoldLayer kan(CnnKanOptions options, long inputs, int outputs) {
    return new KolmogorovArnoldLayer.Builder(options.basis(), options.basisFunctions())
        .nIn(inputs)
        .nOut(outputs)
        .build();
  }

  @Override
  public List<SharedWeight> layout(CnnKanOptions options, NetworkSizes sizes) {
    return GraphParts.all(
        List.of(GraphParts.sharedWords()),
        GraphParts.sharedConvolutions(sizes, options.filters()),
        shared("hidden"),
        shared("output"));
  }

  private static List<SharedWeight> shared(String layer) {
    return List.of(
        SharedWeight.whole(layer + ".base", layer + "_w"),
        SharedWeight.whole(layer + ".scales", layer + "_s"),
        SharedWeight.whole(layer + ".coefficients", layer + "_c"));
  }
}
