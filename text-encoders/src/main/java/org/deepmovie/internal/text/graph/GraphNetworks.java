package org.deepmovie.internal.text.graph;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TextNetworkFactory;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.EncoderOptions;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.TextEngine;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** Makes graphs the networks of text encoders. */
public final class GraphNetworks {

  private GraphNetworks() {}

  /** Networks whose graphs come from outside this library. */
  public static <O extends Record & EncoderOptions> TextNetworkFactory<O> factory(
      GraphBuilder<O> builder) {
    return (options, setup) ->
        new GraphNetwork(
            configuration(
                builder, options, setup.embedding(), sizes(options, setup), setup.source().seed()),
            new NamedParameters(setup.embedding(), setup.source()),
            sizes(options, setup),
            setup.loaded() ? GraphOrigin.USER_FILE : GraphOrigin.USER);
  }

  private static NetworkSizes sizes(EncoderOptions options, NetworkSetup setup) {
    return new NetworkSizes(
        setup.embedding().words(),
        setup.embedding().dimensions(),
        options instanceof TextEncoderOptions text ? text.words().maxTokens() : 0,
        setup.attributes(),
        setup.vectors(),
        setup.outputs());
  }

  /**
   * Networks on this library's kernels, or trained as graphs, by the engine that {@code options}
   * name. One that is read from a file encodes on kernels where the backend is a CPU's.
   */
  public static <O extends Record & TextEncoderOptions> TextNetworkFactory<O> factory(
      TextNetworkFactory<O> kernels, PublishedGraph<O> graph, Function<O, TextEngine> engine) {
    return (options, setup) -> {
      TextNetwork own = kernels.create(options, setup);
      return usesGraph(setup.loaded() ? TextEngine.AUTO : engine.apply(options))
          ? new GraphTrainedNetwork(own, trained(graph, options, setup, own), Nd4jBackend::isCpu)
          : own;
    };
  }

  /** The graph of a published network that shares the parameters of {@code kernels}. */
  static <O extends Record & TextEncoderOptions> GraphNetwork trained(
      PublishedGraph<O> graph, O options, NetworkSetup setup, TextNetwork kernels) {
    NetworkSizes sizes = sizes(options, setup);
    return new GraphNetwork(
        configuration(graph, options, setup.embedding(), sizes, setup.source().seed()),
        new SharedParameters(kernels.parameters(), graph.layout(options, sizes)),
        sizes,
        GraphOrigin.LIBRARY);
  }

  private static boolean usesGraph(TextEngine engine) {
    return switch (engine) {
      case AUTO -> Nd4jBackend.cudaIsPresent();
      case NATIVE -> false;
      case DL4J -> true;
    };
  }

  private static <O extends Record & EncoderOptions>
      Supplier<ComputationGraphConfiguration> configuration(
          GraphBuilder<O> graph,
          O options,
          WordEmbedding embedding,
          NetworkSizes sizes,
          long seed) {
    return () -> {
      ComputationGraphConfiguration built =
          graph.build(builder(options.training(), seed), options, sizes);
      if (built == null) {
        throw new IllegalStateException(
            "the method graph gave null; return a ComputationGraphConfiguration");
      }
      built.setTrainingWorkspaceMode(WorkspaceMode.ENABLED);
      built.setInferenceWorkspaceMode(WorkspaceMode.ENABLED);
      if (!embedding.isTrainable()) {
        freezeWordVectors(built);
      }
      return built;
    };
  }

  /** Adam with decoupled weight decay, which leaves biases alone. */
  private static NeuralNetConfiguration.Builder builder(EncoderTrainingOptions options, long seed) {
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .updater(new Adam(options.learningRate()))
        .weightDecay(options.weightDecay())
        .miniBatch(false);
  }

  private static void freezeWordVectors(ComputationGraphConfiguration configuration) {
    GraphLayers.wordVectors(configuration)
        .ifPresent(
            words -> {
              words.setIUpdater(new Sgd(0));
              words.setRegularization(List.of());
            });
  }
}
