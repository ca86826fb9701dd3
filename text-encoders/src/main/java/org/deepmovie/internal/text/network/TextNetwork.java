package org.deepmovie.internal.text.network;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.text.analysis.TokenBatch;
import org.deepmovie.internal.text.analysis.TokenizedTexts;

/** A differentiable function from the words of a text to a vector. */
public interface TextNetwork extends AutoCloseable {

  /** Before all training takes from the texts what no gradient moves; by default nothing. */
  default void prepare(TokenizedTexts texts) {}

  /** How many documents to encode at once, as memory allows. */
  default int encodedAtOnce() {
    return 2048;
  }

  /**
   * How many threads the backend's BLAS is to use, {@code threads} being there; by default all of
   * them, but one if the network's own workers call it.
   */
  default int blasThreads(int threads) {
    return threads;
  }

  /**
   * The vectors of the batch's documents, documents x outputs.
   *
   * @param dropout where training draws the units to drop from; empty in encoding, after which
   *     there is no {@link #backward}
   */
  float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout);

  /**
   * Sets the gradient of every parameter that has one.
   *
   * @param gradient that of the loss by the output of the last {@link #forward}, documents x
   *     outputs
   */
  void backward(float[] gradient);

  /** The vectors of all texts, items x {@code outputs}. */
  default FloatMatrix encode(TokenizedTexts texts, int outputs) {
    int[] all = IntStream.range(0, texts.items()).toArray();
    FloatMatrix encoded = new FloatMatrix(all.length, outputs);
    for (TokenBatch batch : texts.batches(all, encodedAtOnce())) {
      float[] vectors = forward(batch, Optional.empty());
      int from = encoded.offset(batch.items()[0]);
      System.arraycopy(vectors, 0, encoded.values(), from, batch.size() * outputs);
    }
    return encoded;
  }

  /** All that encoding needs, always in the same order. */
  List<Parameter> parameters();

  @Override
  void close();
}
