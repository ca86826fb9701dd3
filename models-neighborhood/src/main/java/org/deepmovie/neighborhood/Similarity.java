package org.deepmovie.neighborhood;

import org.deepmovie.neighborhood.knn.CenteredRatings;
import org.deepmovie.neighborhood.knn.NeighborCentering;

/**
 * How alike two rows of ratings are, users or items, judged by the columns that both have. With x
 * and y being their values there, as {@link CenteredRatings} of the kind that belongs to it:
 *
 * <pre>  x.y / (|x| |y|), or 1 / (1 + |x - y|^2 / n) for mean squared difference</pre>
 *
 * Differences are taken in units of the rating scale, so that stretching the ratings changes
 * nothing. Means are those of the ratings alone: a row that is constant resembles no other.
 */
public enum Similarity {
  /** The cosine of the ratings as they are. */
  COSINE(NeighborCentering.NONE),
  /**
   * The cosine of the deviations from the columns' means: of items, from what the user gives
   * (Sarwar et al. 2001, section 3.1.3).
   */
  ADJUSTED_COSINE(NeighborCentering.COLUMN_MEAN),
  /** Pearson's correlation, deviations being those from the rows' means over all their ratings. */
  PEARSON(NeighborCentering.ROW_MEAN),
  /**
   * The correlation of what the baseline leaves (Koren, Factor in the NeighborLists, 2010, 2.2).
   */
  PEARSON_BASELINE(NeighborCentering.BASELINE),
  /** From the mean squared difference of the ratings (Shardanand and Maes 1995). */
  MEAN_SQUARED_DIFFERENCE(NeighborCentering.NONE);

  private final NeighborCentering compared;

  Similarity(NeighborCentering compared) {
    this.compared = compared;
  }

  /** What of the ratings is compared. */
  public NeighborCentering compared() {
    return compared;
  }

  /**
   * The similarity from sums over the n columns that both rows have.
   *
   * @return NaN if a row has no length
   */
  double of(double n, double xy, double xx, double yy) {
    if (this == MEAN_SQUARED_DIFFERENCE) {
      return 1 / (1 + Math.max(0, xx + yy - 2 * xy) / n);
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
  }
}
