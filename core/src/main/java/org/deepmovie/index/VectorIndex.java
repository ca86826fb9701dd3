package org.deepmovie.index;

import java.util.function.IntPredicate;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.train.Workers;

/**
 * Finds those of many vectors, its rows, that go best with a query. Of equal scores the lower row
 * comes first. Immutable, and safe to share between threads.
 */
public interface VectorIndex {

  /** How well a vector v goes with a query q. */
  enum Metric {
    /** q . v. */
    INNER_PRODUCT,
    /** q . v / (|q| |v|), 0 if one of them is 0. */
    COSINE
  }

  /** Makes indexes of one kind. */
  @FunctionalInterface
  interface Factory {
    /**
     * An index of {@code vectors}, which may be kept instead of copied and must not change.
     *
     * @param vectors rows x dimension, row by row
     * @throws IllegalArgumentException if there are fewer numbers than that or one is not finite
     */
    VectorIndex index(float[] vectors, int rows, int dimension, Metric metric);

    /** As above, an index of the rows of {@code vectors}. */
    default VectorIndex index(FloatMatrix vectors, Metric metric) {
      return index(vectors.values(), vectors.rows(), vectors.columns(), metric);
    }
  }

  /** Which rows may be found by which query. */
  @FunctionalInterface
  interface QueryFilter {
    /** Whether query {@code query} may find {@code row}. */
    boolean test(int query, int row);
  }

  /** What scores are. */
  Metric metric();

  /** The number of vectors. */
  int rows();

  /** Their length. */
  int dimension();

  /** The vector of {@code row} as a query: for cosines a multiple of what was given. */
  float[] vector(int row);

  /**
   * The best {@code n} rows that pass {@code keep}, fewer only where there are fewer.
   *
   * @param query its length is {@link #dimension}
   * @throws IllegalArgumentException if the query has another length or a number that is not
   *     finite, or if {@code n} is below 1
   */
  SearchResult search(float[] query, int n, IntPredicate keep);

  /**
   * The best {@code n} rows for each query, as {@link #search} gives them.
   *
   * @param queries one after another, each as long as {@link #dimension}
   * @throws IllegalArgumentException as {@link #search} does
   */
  SearchResult[] searchAll(float[] queries, int n, QueryFilter keep, Workers workers);
}
