package org.deepmovie.internal.text.graph;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TokenizedTexts;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.train.Workers;

/**
 * A published network that is trained as a graph. On ND4J's CPU backend it encodes on kernels,
 * which is faster, and gives the same bits as the network that is read from its file there.
 */
final class GraphTrainedNetwork implements TextNetwork {

  private final TextNetwork kernels;
  private final GraphNetwork graph;
  private final BooleanSupplier cpu;

  /**
   * Two forms of a network.
   *
   * @param graph shares the parameters of {@code kernels}
   * @param cpu whether the backend computes in the memory of the CPU, asked after {@link #start}
   */
  GraphTrainedNetwork(TextNetwork kernels, GraphNetwork graph, BooleanSupplier cpu) {
    this.kernels = kernels;
    this.graph = graph;
    this.cpu = cpu;
  }

  @Override
  public void prepare(TokenizedTexts texts) {
    kernels.prepare(texts);
  }

  @Override
  public void start(String name) {
    graph.start(name);
  }

  @Override
  public int blasThreads(int threads) {
    return kernels.blasThreads(threads);
  }

  @Override
  public int encodingBatchSize() {
    return cpu.getAsBoolean() ? kernels.encodingBatchSize() : graph.encodingBatchSize();
  }

  @Override
  public List<TokenBatch> parts(TokenBatch batch) {
    return graph.parts(batch);
  }

  @Override
  public void startEpoch(int number) {
    graph.startEpoch(number);
  }

  @Override
  public Runnable optimizer(EncoderTrainingOptions options, Workers workers) {
    return graph.optimizer(options, workers);
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout) {
    if (dropout.isPresent() || !cpu.getAsBoolean()) {
      return graph.forward(batch, dropout);
    }
    copyParameters();
    return kernels.forward(batch, dropout);
  }

  @Override
  public void backward(float[] gradient) {
    graph.backward(gradient);
  }

  @Override
  public FloatMatrix encode(TokenizedTexts texts, int outputs) {
    if (!cpu.getAsBoolean()) {
      return graph.encode(texts, outputs);
    }
    copyParameters();
    return kernels.encode(texts, outputs);
  }

  /** Copies the parameters of the graph to the kernels, which share them. */
  private void copyParameters() {
    graph.parameters();
  }

  @Override
  public List<Parameter> parameters() {
    return graph.parameters();
  }

  @Override
  public void close() {
    graph.close();
    kernels.close();
  }
}
