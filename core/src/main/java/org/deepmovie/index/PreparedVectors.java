package org.deepmovie.index;

import java.util.Arrays;

/** The vectors of an index on the heap, checked and scaled. */
final class PreparedVectors {

  private final float[] values;
  private final int rows;
  private final VectorScaling scaling;

  /**
   * The vectors as {@link VectorIndexFactory#index} takes them.
   *
   * @throws IllegalArgumentException as there
   */
  PreparedVectors(float[] vectors, int rows, int dimension, VectorSimilarity similarity) {
    if (rows < 0 || dimension < 1 || vectors.length < (long) rows * dimension) {
      throw new IllegalArgumentException(
          rows
              + " x "
              + dimension
              + " vectors need that many numbers; "
              + vectors.length
              + " are given");
    }
    this.rows = rows;
    this.scaling = new VectorScaling(similarity, dimension);
    scaling.requireFinite(vectors, rows * dimension, "vector");
    this.values =
        similarity == VectorSimilarity.COSINE ? Arrays.copyOf(vectors, rows * dimension) : vectors;
    scaling.scale(values);
  }

  /** The scaled vectors, row by row: not a copy. */
  float[] values() {
    return values;
  }

  /** The number of vectors. */
  int rows() {
    return rows;
  }

  /** The length of each vector. */
  int dimension() {
    return scaling.dimension();
  }

  /** How the vectors were scaled, and queries are. */
  VectorScaling scaling() {
    return scaling;
  }

  /** A copy of the vector of {@code row}. */
  float[] vector(int row) {
    return Arrays.copyOfRange(values, row * dimension(), (row + 1) * dimension());
  }
}
