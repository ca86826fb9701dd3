package org.deepmovie.index;

import org.deepmovie.data.FloatMatrix;
import org.deepmovie.store.FloatRows;

/** Makes indexes of one kind, such as {@link ExactIndex#factory}. */
@FunctionalInterface
public interface VectorIndexFactory {

  /**
   * An index of {@code vectors}. The array may be kept instead of copied, so it must not change.
   *
   * @param vectors rows x dimension, row by row; what follows is ignored
   * @throws IllegalArgumentException if there are fewer numbers than that, or one is not finite
   */
  VectorIndex index(float[] vectors, int rows, int dimension, VectorSimilarity similarity);

  /**
   * An index of the rows of {@code vectors}, whose values must not change. By default it is one of
   * a copy on the heap, unless they are on the heap.
   */
  default VectorIndex index(FloatRows vectors, VectorSimilarity similarity) {
    FloatMatrix matrix = FloatMatrix.of(vectors);
    return index(matrix.values(), matrix.rows(), matrix.columns(), similarity);
  }
}
