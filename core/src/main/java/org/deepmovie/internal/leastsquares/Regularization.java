package org.deepmovie.internal.leastsquares;

import org.deepmovie.data.CsrMatrix;

/**
 * The regularization of one side of a factorization: for a row of n ratings, lambda times 1,
 * sqrt(n) or n.
 *
 * <p>The weights are not scaled to a mean of 1: that would tie lambda to the size of the data, so
 * that what suits a million ratings would smother a hundred thousand.
 *
 * @param lambda the strength, above 0
 * @param weighting how it grows with n
 */
public record Regularization(double lambda, Weighting weighting) {

  /** How regularization grows with a row's number of ratings n. */
  public enum Weighting {
    /** The same for all rows. */
    NONE,
    /** With sqrt(n). */
    SQRT,
    /** With n: weighted-lambda regularization (Zhou et al. 2008, eq. 3). */
    COUNT;

    private double weight(int n) {
      return switch (this) {
        case NONE -> 1;
        case SQRT -> Math.sqrt(n);
        case COUNT -> n;
      };
    }
  }

  /** The ridge of a row of {@code n} ratings. */
  public double of(int n) {
    return lambda * weighting.weight(n);
  }

  /**
   * The ridges of all rows divided by their numbers of entries: the part of each of n steps of
   * stochastic gradient descent in an epoch; 0 for a row without entries.
   */
  public float[] perEntry(CsrMatrix rows) {
    float[] ridges = ridges(rows);
    for (int row = 0; row < ridges.length; row++) {
      ridges[row] /= Math.max(1, rows.count(row));
    }
    return ridges;
  }

  /** The ridges of all rows; 0 for a row without ratings. */
  public float[] ridges(CsrMatrix ratings) {
    float[] ridges = new float[ratings.rows()];
    for (int row = 0; row < ridges.length; row++) {
      ridges[row] = ratings.count(row) == 0 ? 0 : (float) of(ratings.count(row));
    }
    return ridges;
  }
}
