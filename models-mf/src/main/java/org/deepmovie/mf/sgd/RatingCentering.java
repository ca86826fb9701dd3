package org.deepmovie.mf.sgd;

/** What {@link MatrixFactorization} subtracts from the ratings. */
public enum RatingCentering {
  /**
   * The zero of the scale, a quarter of its width below its minimum: on a scale from 1 to 5
   * nothing, r = u.v, the published form.
   */
  NONE,
  /** The mean of the training ratings: r = mu + u.v. */
  GLOBAL_MEAN
}
