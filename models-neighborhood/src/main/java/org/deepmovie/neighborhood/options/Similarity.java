package org.deepmovie.neighborhood.options;

/**
 * The similarity of two rows of ratings, users or items, computed over the columns that both have.
 * With x and y being their centered ratings there:
 *
 * <pre>  x.y / (|x| |y|), or 1 / (1 + |x - y|^2 / n) for the mean squared difference</pre>
 *
 * Each similarity has a {@link #centering} of its own. Ratings are divided by the unit of the
 * rating scale, so that a wider scale changes nothing. Means are not shrunk: a row of equal ratings
 * is similar to no other row.
 */
public enum Similarity {
  /** The cosine of the ratings as they are. */
  COSINE(NeighborCentering.NONE),
  /**
   * The cosine of the deviations from the column means; between items, from the users' means
   * (Sarwar et al. 2001, section 3.1.3).
   */
  ADJUSTED_COSINE(NeighborCentering.COLUMN_MEAN),
  /** Pearson's correlation, with each row's mean taken over all of its ratings. */
  PEARSON(NeighborCentering.ROW_MEAN),
  /**
   * The correlation of the deviations from the baseline (Koren, Factor in the Neighbors, 2010,
   * section 2.2).
   */
  PEARSON_BASELINE(NeighborCentering.BASELINE),
  /** From the mean squared difference of the ratings (Shardanand and Maes 1995). */
  MEAN_SQUARED_DIFFERENCE(NeighborCentering.NONE);

  private final NeighborCentering centering;

  Similarity(NeighborCentering centering) {
    this.centering = centering;
  }

  /** The centering of the ratings that are compared. */
  public NeighborCentering centering() {
    return centering;
  }
}
