package org.deepmovie.mf.sgd;

import org.deepmovie.data.RatingScale;
import org.deepmovie.factor.Ridge;
import org.deepmovie.factor.SgdStep;

/**
 * What the options of all factorizations by stochastic gradient descent have in common. They are
 * meant for ratings from 1 to 5; {@link #unit} fits them to others.
 */
interface SgdOptions {

  DescentOptions descent();

  /** How many times as large errors are on {@code scale} as on one from 1 to 5. */
  double unit(RatingScale scale);

  /** The step of an epoch, numbered from 1, on ratings from 1 to 5. */
  SgdStep step(int epoch);

  /** The regularization of a user's vector in the loss: per rating. */
  default Ridge ridge(RatingScale scale) {
    return new Ridge(descent().regularization() * unit(scale), Ridge.Weighting.COUNT);
  }
}
