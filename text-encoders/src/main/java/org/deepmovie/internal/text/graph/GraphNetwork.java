package org.deepmovie.internal.text.graph;

import com.google.common.base.Suppliers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TokenizedTexts;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * A graph of Deeplearning4j as the network of an encoder. It is built when it is first needed, by
 * {@link #start}, and computes on a thread of its own.
 *
 * <p>The graph's updater moves its parameters. Its dropout is drawn from the encoder's seed.
 */
public final class GraphNetwork implements TextNetwork {

  /** The most documents that are encoded at once. */
  private static final int ENCODED_AT_ONCE = 128;

  /**
   * Into how many parts of similar length a training batch is divided, so that little is padded.
   */
  private static final int PARTS = 4;

  /** The padding of a batch, in words, below which more parts cost more than they save. */
  private static final int TOLERATED_PADDING = 1024;

  private final Supplier<ComputationGraphConfiguration> configuration;
  private final GraphParameters parameters;
  private final NetworkSizes sizes;
  private final GraphOrigin origin;
  private final GraphThread thread = new GraphThread();
  private @Nullable TrainableGraph graph;

  GraphNetwork(
      Supplier<ComputationGraphConfiguration> configuration,
      GraphParameters parameters,
      NetworkSizes sizes,
      GraphOrigin origin) {
    this.configuration = Suppliers.memoize(configuration::get);
    this.parameters = parameters;
    this.sizes = sizes;
    this.origin = origin;
  }

  @Override
  public void start(String name) {
    if (graph != null) {
      return;
    }
    Nd4jBackend.start();
    graph = thread.call(() -> build(name));
  }

  private TrainableGraph build(String name) {
    ComputationGraphConfiguration built = configuration.get();
    if (origin == GraphOrigin.USER) {
      GraphChecks.checkConfiguration(name, built);
    }
    TrainableGraph created = new TrainableGraph(built);
    try {
      created.init();
      if (origin == GraphOrigin.USER) {
        GraphChecks.checkGraph(name, created, sizes);
      }
      copyParameters(name, created);
      return created;
    } catch (RuntimeException | Error e) {
      created.close();
      throw e;
    }
  }

  private void copyParameters(String name, TrainableGraph created) {
    try {
      parameters.copyTo(created);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }

  /** The graph, after {@link #start}. */
  TrainableGraph graph() {
    if (graph == null) {
      throw new IllegalStateException("a graph computes nothing before it is started");
    }
    return graph;
  }

  @Override
  public List<String> inputs() {
    Nd4jBackend.start();
    return thread.call(configuration::get).getNetworkInputs();
  }

  @Override
  public int encodingBatchSize() {
    return ENCODED_AT_ONCE;
  }

  @Override
  public List<TokenBatch> parts(TokenBatch batch) {
    int padding = batch.size() * batch.longest() - batch.tokens().length;
    return graph().mixesTexts() || padding <= TOLERATED_PADDING
        ? List.of(batch)
        : byLength(batch, PARTS);
  }

  /** Divides a batch into parts of equal size, the shortest documents first. */
  static List<TokenBatch> byLength(TokenBatch batch, int parts) {
    int[] sorted = sortedByLength(batch.size(), batch::length);
    int size = (sorted.length + parts - 1) / parts;
    return IntStream.range(0, (sorted.length + size - 1) / size)
        .mapToObj(
            part ->
                batch.select(
                    Arrays.copyOfRange(
                        sorted, part * size, Math.min(sorted.length, (part + 1) * size))))
        .toList();
  }

  private static int[] sortedByLength(int documents, IntUnaryOperator length) {
    return IntStream.range(0, documents)
        .boxed()
        .sorted(Comparator.comparingInt(length::applyAsInt))
        .mapToInt(document -> document)
        .toArray();
  }

  /** The shortest first, so that little is padded. */
  @Override
  public int[] encodingOrder(TokenizedTexts texts) {
    return sortedByLength(texts.items(), texts::length);
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout) {
    GraphInputs inputs =
        GraphInputs.of(
            batch, graph().getConfiguration().getNetworkInputs(), origin == GraphOrigin.LIBRARY);
    if (dropout.isEmpty()) {
      return thread.call(() -> graph().encode(inputs));
    }
    long seed = dropout.get().nextLong();
    thread.hold();
    return thread.call(() -> graph().forward(inputs, seed));
  }

  @Override
  public void backward(float[] gradient) {
    thread.run(() -> graph().backward(gradient, gradient.length / sizes.outputs()));
    thread.letGo();
  }

  @Override
  public void startEpoch(int number) {
    graph().startEpoch(number);
  }

  @Override
  public Runnable optimizer(EncoderTrainingOptions options, Workers workers) {
    return () -> thread.run(graph()::step);
  }

  @Override
  public List<Parameter> parameters() {
    return graph == null ? parameters.stored() : thread.call(() -> parameters.copyFrom(graph()));
  }

  @Override
  public void close() {
    if (graph != null) {
      thread.run(graph::close);
    }
    thread.close();
  }
}
