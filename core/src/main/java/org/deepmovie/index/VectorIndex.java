package org.deepmovie.index;

import java.util.function.IntPredicate;
import org.deepmovie.train.Workers;

/**
 * Finds the vectors with the highest scores for a query; a vector is named by its row. Among equal
 * scores the lower row comes first. Immutable, and safe to share between threads.
 */
public interface VectorIndex {

  /** Decides which rows a query may find. */
  @FunctionalInterface
  interface QueryFilter {
    /** Whether the query {@code query} may find {@code row}. */
    boolean test(int query, int row);
  }

  /** The definition of scores. */
  VectorSimilarity similarity();

  /** The number of vectors. */
  int rows();

  /** The length of each vector. */
  int dimension();

  /** The vector of {@code row} as a query; by cosine it may be a multiple of the given vector. */
  float[] vector(int row);

  /**
   * The {@code n} rows with the highest scores that pass {@code filter}; fewer if fewer pass.
   *
   * @param query a vector of length {@link #dimension}
   * @throws IllegalArgumentException if the query has another length or a number that is not
   *     finite, or if {@code n} is below 1
   */
  SearchResult search(float[] query, int n, IntPredicate filter);

  /**
   * The best {@code n} rows for each query, equal to the results of {@link #search}.
   *
   * @param queries vectors of length {@link #dimension}, one after another
   * @throws IllegalArgumentException as {@link #search}
   */
  SearchResult[] searchAll(float[] queries, int n, QueryFilter filter, Workers workers);
}
