package org.deepmovie.neighborhood.knn;

/**
 * What is taken off a rating before it is compared with others, or averaged over neighbours. Means
 * that are averaged around, and standard deviations, are pulled to those of all ratings as one more
 * rating would.
 */
public enum NeighborCentering {
  /** Nothing. */
  NONE,
  /** The mean of the row: of a user's ratings among users, of an item's among items. */
  ROW_MEAN,
  /** The mean of the column: of an item's ratings among users, of a user's among items. */
  COLUMN_MEAN,
  /** The mean of the row, and the rest is divided by the row's standard deviation. */
  Z_SCORE,
  /** The baseline mu + b_u + b_i (Koren 2008, eq. 1). */
  BASELINE
}
