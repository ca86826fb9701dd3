package org.deepmovie.internal.text.graph;

import java.util.function.Function;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.text.network.KernelNetworkFactory;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TextNetworkFactory;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.TextEngine;
import org.deepmovie.text.graph.GraphSizes;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;

/** Makes graphs the networks of text encoders. */
public final class GraphNetworks {

  private GraphNetworks() {}

  /** Networks whose graphs come from outside this library. */
  public static <O extends Record & TextEncoderOptions> TextNetworkFactory<O> factory(
      GraphBuilder<O> builder) {
    return (options, embedding, outputs, source, workers, loaded) ->
        new GraphNetwork(
            configuration(builder, options, embedding, outputs, source.seed()),
            new NamedParameters(embedding, source),
            outputs,
            new GraphTraits(false, false, true));
  }

  /**
   * Networks on this library's kernels, or trained as graphs, by the engine that {@code options}
   * name. One that is read from a file encodes on kernels where the backend is a CPU's.
   */
  public static <O extends Record & TextEncoderOptions> TextNetworkFactory<O> factory(
      KernelNetworkFactory<O> kernels, PublishedGraph<O> graph, Function<O, TextEngine> engine) {
    return (options, embedding, outputs, source, workers, loaded) -> {
      TextNetwork own = kernels.create(options, embedding, outputs, source, workers);
      if (!usesGraph(loaded ? TextEngine.AUTO : engine.apply(options))) {
        return own;
      }
      return new GraphTrainedNetwork(
          own, trained(graph, options, embedding, outputs, own, source.seed()));
    };
  }

  /** The graph of a published network that shares the parameters of {@code kernels}. */
  static <O extends Record & TextEncoderOptions> GraphNetwork trained(
      PublishedGraph<O> graph,
      O options,
      WordEmbedding embedding,
      int outputs,
      TextNetwork kernels,
      long seed) {
    GraphSizes sizes = new GraphSizes(embedding.words(), embedding.dimensions(), outputs);
    return new GraphNetwork(
        configuration(graph::build, options, embedding, outputs, seed),
        new SharedParameters(kernels.parameters(), graph.layout(options, sizes)),
        outputs,
        new GraphTraits(true, graph.mixesTexts(), false));
  }

  private static boolean usesGraph(TextEngine engine) {
    return switch (engine) {
      case AUTO -> Nd4jBackend.cudaIsPresent();
      case NATIVE -> false;
      case DL4J -> true;
    };
  }

  private static <O extends Record & TextEncoderOptions>
      Supplier<ComputationGraphConfiguration> configuration(
          GraphBuilder<O> graph, O options, WordEmbedding embedding, int outputs, long seed) {
    GraphSizes sizes = new GraphSizes(embedding.words(), embedding.dimensions(), outputs);
    return () -> {
      ComputationGraphConfiguration built =
          graph.build(builder(options.training(), seed), options, sizes);
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
    configuration
        .getVertices()
        .values()
        .forEach(
            vertex -> {
              if (vertex instanceof LayerVertex layer
                  && layer.getLayerConf().getLayer() instanceof EmbeddingSequenceLayer words) {
                words.setIUpdater(new NoOp());
                words.setRegularization(java.util.List.of());
              }
            });
  }
}
