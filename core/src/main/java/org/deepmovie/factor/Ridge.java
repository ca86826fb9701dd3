package org.deepmovie.factor;

import org.deepmovie.data.SparseRows;

/**
 * The regularization of one side of a factorization: row by row, lambda times a weight that grows
 * with the row's number of ratings n and has mean 1 over the rows that have ratings.
 *
 * @param lambda the mean ridge, above 0
 * @param weighting how the ridge depends on n
 * @param meanWeight the mean of the unscaled weights
 */
public record Ridge(double lambda, Weighting weighting, double meanWeight) {

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

  /** The regularization whose weights have mean 1 over the rows of {@code ratings}. */
  public static Ridge of(double lambda, Weighting weighting, SparseRows ratings) {
    double sum = 0;
    int rated = 0;
    for (int row = 0; row < ratings.rows(); row++) {
      if (ratings.count(row) > 0) {
        sum += weighting.weight(ratings.count(row));
        rated++;
      }
    }
    return new Ridge(lambda, weighting, rated == 0 ? 1 : sum / rated);
  }

  /** The weight of a row of {@code n} ratings: 1 on average. */
  public double weight(int n) {
    return weighting.weight(n) / meanWeight;
  }

  /** The ridge of a row of {@code n} ratings. */
  public double of(int n) {
    return lambda * weight(n);
  }

  /** The weights of all rows; 0 for a row without ratings. */
  public float[] weights(SparseRows ratings) {
    float[] weights = new float[ratings.rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = ratings.count(row) == 0 ? 0 : (float) weight(ratings.count(row));
    }
    return weights;
  }

  /** The ridges of all rows; 0 for a row without ratings. */
  public float[] ridges(SparseRows ratings) {
    float[] ridges = weights(ratings);
    for (int row = 0; row < ridges.length; row++) {
      ridges[row] *= (float) lambda;
    }
    return ridges;
  }
}
