package org.deepmovie.mf.sgd;

import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.sgd.SgdParameters;
import org.deepmovie.options.common.RegularizationScaling;

/**
 * The options that {@link SgdFit} needs. They are meant for ratings from 1 to 5; {@link #unit}
 * adapts them to other scales.
 */
interface SgdOptions {

  CommonSgdOptions common();

  /** How many times as large errors are on {@code scale} as on one from 1 to 5. */
  double unit(RatingScale scale);

  /** The parameters of an epoch, counted from 1, on ratings from 1 to 5. */
  SgdParameters parameters(int epoch);

  /** The regularization of a user's vector in the loss: per rating. */
  default Regularization regularization(RatingScale scale) {
    return new Regularization(common().regularization() * unit(scale), RegularizationScaling.COUNT);
  }
}
