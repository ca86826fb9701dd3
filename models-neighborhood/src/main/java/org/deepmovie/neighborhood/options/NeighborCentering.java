package org.deepmovie.neighborhood.options;

/**
 * The center that is subtracted from a rating before ratings are compared or averaged over
 * neighbors. A row is a user in search of similar users, and an item in search of similar items.
 */
public enum NeighborCentering {
  /** No center: ratings as they are. */
  NONE,
  /** The mean of the row: of a user's ratings among users, of an item's ratings among items. */
  ROW_MEAN,
  /** The mean of the column: of an item's ratings among users, of a user's ratings among items. */
  COLUMN_MEAN,
  /** The mean of the row; the rest is divided by the standard deviation of the row. */
  Z_SCORE,
  /** The baseline mu + b_u + b_i (Koren 2008, eq. 1). */
  BASELINE
}
