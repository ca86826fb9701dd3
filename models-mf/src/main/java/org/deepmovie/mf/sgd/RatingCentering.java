package org.deepmovie.mf.sgd;

/** What {@link MatrixFactorization} subtracts from the ratings. */
public enum RatingCentering {
  /** Nothing: r = u.v, the published form. */
  NONE,
  /** The mean of the training ratings: r = mu + u.v. */
  GLOBAL_MEAN
}
