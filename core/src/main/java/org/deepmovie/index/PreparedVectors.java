package org.deepmovie.index;

import java.util.Arrays;
import org.deepmovie.index.VectorIndex.Metric;

/**
 * The vectors of an index and its queries, checked, and made such that scores are inner products:
 * for cosines divided by their lengths.
 */
public final class PreparedVectors {

  private final float[] values;
  private final int rows;
  private final int dimension;
  private final Metric metric;

  /**
   * The vectors as {@link VectorIndex.Factory#index} takes them.
   *
   * @throws IllegalArgumentException as there
   */
  public PreparedVectors(float[] vectors, int rows, int dimension, Metric metric) {
    if (rows < 0 || dimension < 1 || vectors.length < (long) rows * dimension) {
      throw new IllegalArgumentException(
          rows + " x " + dimension + " vectors need as many numbers, not " + vectors.length);
    }
    requireFinite(vectors, rows * dimension, "vector", dimension);
    this.values = metric == Metric.COSINE ? normalized(vectors, rows, dimension) : vectors;
    this.rows = rows;
    this.dimension = dimension;
    this.metric = metric;
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

  /** Row by row: not a copy. */
  public float[] values() {
    return values;
  }

  /** The number of vectors. */
  public int rows() {
    return rows;
  }

  /** Their length. */
  public int dimension() {
    return dimension;
  }

  /** What inner products of the vectors and {@link #queries} are. */
  public Metric metric() {
    return metric;
  }

  /** A copy of the vector of {@code row}. */
  public float[] vector(int row) {
    return Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension);
  }

  /**
   * One query, as {@link #queries} gives it.
   *
   * @throws IllegalArgumentException if it is none, or as there
   */
  public float[] query(float[] query) {
    if (query.length != dimension) {
      throw new IllegalArgumentException(
          "a query of length " + query.length + "; the index has vectors of " + dimension);
    }
    return queries(query);
  }

  /**
   * Queries whose inner products with the vectors are the scores.
   *
   * @throws IllegalArgumentException if they are no whole number of queries, or one has a number
   *     that is not finite
   */
  public float[] queries(float[] queries) {
    if (queries.length % dimension != 0) {
      throw new IllegalArgumentException(
          queries.length + " numbers are no queries; the index has vectors of " + dimension);
    }
    requireFinite(queries, queries.length, "query", dimension);
    return metric == Metric.COSINE
        ? normalized(queries, queries.length / dimension, dimension)
        : queries;
  }
}
