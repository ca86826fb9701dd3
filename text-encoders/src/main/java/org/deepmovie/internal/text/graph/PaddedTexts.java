package org.deepmovie.internal.text.graph;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of texts, each padded to the longest.
 *
 * @param documents the number of texts
 * @param words the indices of words, documents x words
 * @param mask 1 at words, 0 at padding
 */
record PaddedTexts(int documents, float[] words, float[] mask) {

  /**
   * Pads a batch.
   *
   * @param emptyTexts whether a text without words has no word; otherwise it has one, of index 0
   */
  static PaddedTexts of(TokenBatch batch, boolean emptyTexts) {
    int longest = IntStream.range(0, batch.size()).map(batch::length).max().orElse(0);
    int time = Math.max(1, longest);
    float[] tokens = new float[Math.multiplyExact(batch.size(), time)];
    float[] present = new float[tokens.length];
    for (int d = 0; d < batch.size(); d++) {
      int length = batch.length(d);
      for (int t = 0; t < length; t++) {
        tokens[d * time + t] = batch.tokens()[batch.starts()[d] + t];
      }
      int read = emptyTexts ? length : Math.max(1, length);
      Arrays.fill(present, d * time, d * time + read, 1);
    }
    return new PaddedTexts(batch.size(), tokens, present);
  }

  /** The inputs of a graph. */
  INDArray[] inputs() {
    return new INDArray[] {matrix(words, documents)};
  }

  /** The masks of the inputs. */
  INDArray[] masks() {
    return new INDArray[] {matrix(mask, documents)};
  }

  /** The matrix with the given rows one after the other. */
  static INDArray matrix(float[] values, long rows) {
    return Nd4j.createFromArray(values).reshape('c', rows, values.length / rows);
  }
}
