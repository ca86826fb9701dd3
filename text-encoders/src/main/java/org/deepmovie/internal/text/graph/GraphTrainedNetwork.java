package org.deepmovie.internal.text.graph;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.analysis.TokenizedTexts;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.train.Workers;

/**
 * A published network that is trained as a graph. On ND4J's CPU backend it encodes on kernels,
 * which is faster, and gives the same bits as the network that is read from its file there.
 */
final class GraphTrainedNetwork implements TextNetwork {

  private final TextNetwork kernels;
  private final GraphNetwork graph;

  /**
   * Two forms of a network.
   *
   * @param graph shares the parameters of {@code kernels}
   */
  GraphTrainedNetwork(TextNetwork kernels, GraphNetwork graph) {
    this.kernels = kernels;
    this.graph = graph;
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
    return Nd4jBackend.isCpu() ? kernels.encodingBatchSize() : graph.encodingBatchSize();
  }

  @Override
  public List<TokenBatch> parts(TokenBatch batch) {
    return graph.parts(batch);
  }

  @Override
  public Runnable optimizer(EncoderTrainingOptions options, Workers workers) {
    return graph.optimizer(options, workers);
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout) {
    if (dropout.isPresent() || !Nd4jBackend.isCpu()) {
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
    if (!Nd4jBackend.isCpu()) {
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
