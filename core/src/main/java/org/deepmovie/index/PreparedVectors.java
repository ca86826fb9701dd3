package org.deepmovie.index;

import java.util.Arrays;

/**
 * The vectors of an index, checked, and scaled such that scores are inner products: for cosines
 * they are divided by their lengths. Queries are treated in the same way.
 */
final class PreparedVectors {

  private final float[] values;
  private final int rows;
  private final int dimension;
  private final VectorSimilarity similarity;

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
    requireFinite(vectors, rows * dimension, "vector", dimension);
    this.values =
        similarity == VectorSimilarity.COSINE ? normalized(vectors, rows, dimension) : vectors;
    this.rows = rows;
    this.dimension = dimension;
    this.similarity = similarity;
  }

  private static void requireFinite(float[] values, int length, String what, int dimension) {
    for (int n = 0; n < length; n++) {
      if (!Float.isFinite(values[n])) {
        throw new IllegalArgumentException(
            what + " " + n / dimension + " has " + values[n] + "; give finite numbers");
      }
    }
  }

  private static float[] normalized(float[] vectors, int rows, int dimension) {
    float[] normalized = Arrays.copyOf(vectors, rows * dimension);
    for (int at = 0; at < normalized.length; at += dimension) {
      double squares = 0;
      for (int k = at; k < at + dimension; k++) {
        squares += (double) normalized[k] * normalized[k];
      }
      double length = Math.sqrt(squares);
      for (int k = at; length > 0 && k < at + dimension; k++) {
        normalized[k] = (float) (normalized[k] / length);
      }
    }
    return normalized;
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
    return dimension;
  }

  /** The meaning of inner products of the vectors and {@link #queries}. */
  VectorSimilarity similarity() {
    return similarity;
  }

  /** A copy of the vector of {@code row}. */
  float[] vector(int row) {
    return Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension);
  }

  /**
   * One query, scaled.
   *
   * @throws IllegalArgumentException if it has another length or a number that is not finite
   */
  float[] query(float[] query) {
    if (query.length != dimension) {
      throw new IllegalArgumentException(
          "a query of length " + query.length + "; the index has vectors of " + dimension);
    }
    return queries(query);
  }

  /**
   * Queries, scaled such that their inner products with the vectors are the scores.
   *
   * @throws IllegalArgumentException if the length is not a multiple of the dimension, or a number
   *     is not finite
   */
  float[] queries(float[] queries) {
    if (queries.length % dimension != 0) {
      throw new IllegalArgumentException(
          queries.length + " numbers are not whole queries; the index has vectors of " + dimension);
    }
    requireFinite(queries, queries.length, "query", dimension);
    return similarity == VectorSimilarity.COSINE
        ? normalized(queries, queries.length / dimension, dimension)
        : queries;
  }
}
