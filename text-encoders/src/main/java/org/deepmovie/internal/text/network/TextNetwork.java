package org.deepmovie.internal.text.network;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.nn.optimizer.Adam;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.train.Workers;

/**
 * A neural network that maps the words of a text to a vector, on one of the engines: this library's
 * kernels, or Deeplearning4j. Making one does not need a backend of ND4J, so that a service without
 * one can read a model file; {@link #start} does.
 */
public interface TextNetwork extends AutoCloseable {

  /** The names of inputs: word indices, columns of attributes, columns of given vectors. */
  String WORDS = "words";

  String ATTRIBUTES = "attributes";
  String VECTORS = "vectors";

  /**
   * The names of what the network reads, if it chooses itself; by default all that is known of the
   * items.
   */
  default List<String> inputs() {
    return List.of(WORDS, ATTRIBUTES, VECTORS);
  }

  /**
   * Starts the backend, before anything is computed; the second call does nothing. By default it
   * requires ND4J's CPU backend, as kernels do.
   *
   * @param name of the encoder, for messages
   * @throws IllegalStateException if there is no backend on which the network can compute
   */
  default void start(String name) {
    Nd4jBackend.requireCpu(name);
  }

  /** Computes statistics of the texts before training; by default nothing. */
  default void prepare(TokenizedTexts texts) {}

  /** The number of documents that are encoded at once, which limits the memory. */
  default int encodingBatchSize() {
    return 2048;
  }

  /**
   * The number of threads of the backend's BLAS: by default all {@code threads}; 1 if the network
   * calls the BLAS from its own workers.
   */
  default int blasThreads(int threads) {
    return threads;
  }

  /**
   * The parts of a training batch that go forward and back one after the other, before a step of
   * the optimizer; the gradient is the sum of theirs. By default the batch is one part.
   */
  default List<TokenBatch> parts(TokenBatch batch) {
    return List.of(batch);
  }

  /**
   * An epoch of training begins, which schedules may need to know; by default nothing.
   *
   * @param number from 0
   */
  default void startEpoch(int number) {}

  /** Moves the parameters along their gradients: one step each time it runs; by default Adam. */
  default Runnable optimizer(EncoderTrainingOptions options, Workers workers) {
    Adam adam = new Adam(parameters(), options.learningRate(), options.weightDecay());
    return () -> adam.step(workers);
  }

  /**
   * Computes the vectors of a batch of documents, documents x outputs.
   *
   * @param dropout the random numbers of dropout in training; empty in encoding, after which {@link
   *     #backward} must not be called
   */
  float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout);

  /**
   * Sets the gradients of all trainable parameters; if {@link #parts} are several, adds to them
   * what the part contributes.
   *
   * @param gradient of the loss by the output of the last {@link #forward}, documents x outputs
   */
  void backward(float[] gradient);

  /** The vectors of all texts, items x {@code outputs}. */
  default FloatMatrix encode(TokenizedTexts texts, int outputs) {
    int[] order = encodingOrder(texts);
    FloatMatrix encoded = new FloatMatrix(order.length, outputs);
    for (TokenBatch batch : texts.batches(order, encodingBatchSize())) {
      float[] vectors = forward(batch, Optional.empty());
      for (int d = 0; d < batch.size(); d++) {
        int to = encoded.offset(batch.items()[d]);
        System.arraycopy(vectors, d * outputs, encoded.values(), to, outputs);
      }
    }
    return encoded;
  }

  /** The order in which items are encoded; by default that of their indices. */
  default int[] encodingOrder(TokenizedTexts texts) {
    return IntStream.range(0, texts.items()).toArray();
  }

  /** All parameters, always in the same order. */
  List<Parameter> parameters();

  @Override
  void close();
}
