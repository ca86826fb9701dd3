package org.deepmovie.mf.sgd;

import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.sgd.SgdStep;

/**
 * What the options of all factorizations by stochastic gradient descent have in common. They are
 * meant for ratings from 1 to 5; {@link #unit} fits them to others.
 */
interface SgdOptions {

  CommonSgdOptions descent();

  /** How many times as large errors are on {@code scale} as on one from 1 to 5. */
  double unit(RatingScale scale);

  /** The step of an epoch, numbered from 1, on ratings from 1 to 5. */
  SgdStep step(int epoch);

  /** The regularization of a user's vector in the loss: per rating. */
  default Regularization ridge(RatingScale scale) {
    return new Regularization(
        descent().regularization() * unit(scale), Regularization.Scaling.COUNT);
  }
}
