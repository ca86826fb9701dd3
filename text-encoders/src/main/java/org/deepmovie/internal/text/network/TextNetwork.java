package org.deepmovie.internal.text.network;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.analysis.TokenizedTexts;

/** A neural network that maps the words of a text to a vector. */
public interface TextNetwork extends AutoCloseable {

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
   * Computes the vectors of a batch of documents, documents x outputs.
   *
   * @param dropout the random numbers of dropout in training; empty in encoding, after which {@link
   *     #backward} must not be called
   */
  float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout);

  /**
   * Sets the gradients of all trainable parameters.
   *
   * @param gradient of the loss by the output of the last {@link #forward}, documents x outputs
   */
  void backward(float[] gradient);

  /** The vectors of all texts, items x {@code outputs}. */
  default FloatMatrix encode(TokenizedTexts texts, int outputs) {
    int[] all = IntStream.range(0, texts.items()).toArray();
    FloatMatrix encoded = new FloatMatrix(all.length, outputs);
    for (TokenBatch batch : texts.batches(all, encodingBatchSize())) {
      float[] vectors = forward(batch, Optional.empty());
      int from = encoded.offset(batch.items()[0]);
      System.arraycopy(vectors, 0, encoded.values(), from, batch.size() * outputs);
    }
    return encoded;
  }

  /** All parameters, always in the same order. */
  List<Parameter> parameters();

  @Override
  void close();
}
