package org.deepmovie.internal.neighborhood.search;

import org.deepmovie.neighborhood.options.Similarity;
import org.deepmovie.neighborhood.options.SimilarityOptions;

/** Similarities of two rows x and y from sums over the n columns that both have. */
public final class ShrunkSimilarity {

  private ShrunkSimilarity() {}

  /**
   * The similarity, shrunk by how few columns both rows have.
   *
   * @return NaN if there is none
   */
  public static double of(SimilarityOptions options, double n, double xy, double xx, double yy) {
    if (n < options.minOverlap()) {
      return Double.NaN;
    }
    double weight = n / (n + options.shrinkage());
    int threshold = options.significanceThreshold();
    if (threshold > 0) {
      weight *= Math.min(n, threshold) / threshold;
    }
    return weight * similarity(options.similarity(), n, xy, xx, yy);
  }

  /** NaN if all centered ratings of a row are 0. */
  private static double similarity(
      Similarity similarity, double n, double xy, double xx, double yy) {
    if (similarity == Similarity.MEAN_SQUARED_DIFFERENCE) {
      return 1 / (1 + Math.max(0, xx + yy - 2 * xy) / n);
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
  }
}
