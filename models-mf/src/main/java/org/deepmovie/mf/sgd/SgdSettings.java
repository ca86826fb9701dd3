package org.deepmovie.mf.sgd;

import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.sgd.SgdParameters;
import org.deepmovie.options.common.RegularizationScaling;

/**
 * How {@link SgdFit} descends, for ratings of one scale.
 *
 * @param options for ratings from 1 to 5
 * @param unit how many times as large errors are as on a scale from 1 to 5
 * @param biasLearningRate for ratings from 1 to 5; 0 without biases
 * @param biasRegularization for ratings from 1 to 5; 0 without biases
 */
record SgdSettings(
    CommonSgdOptions options, double unit, double biasLearningRate, double biasRegularization) {

  /** The settings of {@code svd}, whose errors grow with the width of the scale. */
  static SgdSettings of(SvdOptions options, RatingScale scale) {
    return new SgdSettings(
        options.common(), scale.unit(), options.biasLearningRate(), options.biasRegularization());
  }

  /**
   * The settings of {@code mf}, whose errors grow with the width of the scale, or with the ratings
   * if they are not centered.
   */
  static SgdSettings of(MatrixFactorizationOptions options, RatingScale scale) {
    double unit =
        options.centering() == RatingCentering.GLOBAL_MEAN
            ? scale.unit()
            : Math.max(Math.abs(scale.min()), Math.abs(scale.max())) / 5;
    return new SgdSettings(options.common(), unit, 0, 0);
  }

  /** The parameters of an epoch, counted from 1. */
  SgdParameters parameters(int epoch) {
    double decayed = Math.pow(options.learningRateDecay(), epoch - 1);
    return new SgdParameters(
            (float) (options.learningRate() * decayed),
            (float) options.regularization(),
            (float) (biasLearningRate * decayed),
            (float) biasRegularization)
        .stretched(unit);
  }

  /** The regularization of a user's vector in the loss: per rating. */
  Regularization regularization() {
    return new Regularization(options.regularization() * unit, RegularizationScaling.COUNT);
  }
}
