package org.deepmovie.internal.text.resnet;

import java.util.Arrays;
import org.deepmovie.internal.nn.rows.RowParts;
import org.deepmovie.internal.nn.rows.TokenRows;

/**
 * What all blocks read of a batch.
 *
 * @param rows the rows of the words
 * @param parts the rows in parts and slices
 * @param vectors the vectors of the distinct words, words x dimensions
 * @param dimensions the length of a word vector
 */
record BatchInput(TokenRows rows, RowParts parts, float[] vectors, int dimensions) {

  /** Sets the start of {@code values} to the vectors of some rows; separators are zero. */
  void wordVectors(int from, int count, float[] values) {
    for (int r = 0; r < count; r++) {
      if (rows.isWord(from + r)) {
        int vector = rows.wordOfRow()[from + r] * dimensions;
        System.arraycopy(vectors, vector, values, r * dimensions, dimensions);
      } else {
        Arrays.fill(values, r * dimensions, (r + 1) * dimensions, 0);
      }
    }
  }

  /** Sets the start of {@code values} to the vectors of some distinct words. */
  void distinctVectors(int first, int count, float[] values) {
    System.arraycopy(vectors, first * dimensions, values, 0, count * dimensions);
  }
}
