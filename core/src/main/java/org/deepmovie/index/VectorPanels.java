package org.deepmovie.index;

import java.util.function.IntFunction;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.store.FloatRows;

/**
 * The vectors of an {@link ExactIndex} in panels of dimension x {@link #WIDTH}: the columns are
 * vectors, and zeros after the last one.
 */
interface VectorPanels {

  /** Vectors in a panel: a multiple of the lanes of all kernels. */
  int WIDTH = 64;

  /** Panels of the rows of {@code vectors}: kept if these are a matrix, else read when needed. */
  static VectorPanels of(FloatRows vectors, VectorSimilarity similarity) {
    return vectors instanceof FloatMatrix matrix
        ? new StoredPanels(
            new PreparedVectors(matrix.values(), matrix.rows(), matrix.columns(), similarity))
        : new ReadPanels(vectors, new VectorScaling(similarity, vectors.columns()));
  }

  /** How vectors and queries are scaled. */
  VectorScaling scaling();

  /** The number of vectors. */
  int rows();

  /** A copy of the scaled vector of {@code row}. */
  float[] vector(int row);

  /**
   * Gives panels by the row of their first vector, a multiple of {@link #WIDTH}, to one thread. A
   * panel does not change until the next is asked for.
   */
  IntFunction<float[]> reader();

  /**
   * Writes {@code count} rows, which start at {@code offset}, to the first columns of {@code
   * panel}.
   */
  static void transpose(float[] rows, int offset, int count, int dimension, float[] panel) {
    for (int column = 0; column < count; column++) {
      for (int k = 0; k < dimension; k++) {
        panel[k * WIDTH + column] = rows[offset + column * dimension + k];
      }
    }
  }
}
