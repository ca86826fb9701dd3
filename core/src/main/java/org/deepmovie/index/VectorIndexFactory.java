package org.deepmovie.index;

import org.deepmovie.data.FloatMatrix;

/** Makes indexes of one kind, such as {@code ExactIndex::new}. */
@FunctionalInterface
public interface VectorIndexFactory {

  /**
   * An index of {@code vectors}. The array may be kept instead of copied, so it must not change.
   *
   * @param vectors rows x dimension, row by row; what follows is ignored
   * @throws IllegalArgumentException if there are fewer numbers than that, or one is not finite
   */
  VectorIndex index(float[] vectors, int rows, int dimension, VectorSimilarity similarity);

  /** An index of the rows of {@code vectors}, whose values must not change. */
  default VectorIndex index(FloatMatrix vectors, VectorSimilarity similarity) {
    return index(vectors.values(), vectors.rows(), vectors.columns(), similarity);
  }
}
