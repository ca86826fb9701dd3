package org.deepmovie.mf.als;

import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.RegularizationScaling;

/** Options of {@link Als}. */
public record AlsOptions(
    CommonAlsOptions common,
    @Hyperparameter(
            value = "1.1",
            min = 1e-6,
            max = 1e6,
            tune = "0.3..3 log",
            doc = "weight of the users' squared factors")
        double userRegularization,
    @Hyperparameter(
            value = "1.1",
            min = 1e-6,
            max = 1e6,
            tune = "0.3..3 log",
            doc = "weight of the items' squared factors")
        double itemRegularization,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "factor of a parameter's regularization: none (1), sqrt (root of the"
                    + " number of ratings that depend on it) or count (the number)")
        RegularizationScaling regularizationScaling,
    @Hyperparameter(
            value = "4",
            min = 1e-6,
            max = 1e6,
            tune = "1..10 log",
            doc = "shrinks a bias as that many average ratings would")
        double biasRegularization)
    implements AlsOptionsWith {

  /** Every option at its default. */
  public static AlsOptions defaults() {
    return OptionsMapper.defaults(AlsOptions.class);
  }

  /** The regularization of users' factors on ratings {@code unit} times as large. */
  Regularization userFactors(double unit) {
    return new Regularization(userRegularization * unit, regularizationScaling);
  }

  /** The regularization of items' factors on ratings {@code unit} times as large. */
  Regularization itemFactors(double unit) {
    return new Regularization(itemRegularization * unit, regularizationScaling);
  }

  /** The regularization of biases. */
  Regularization biases() {
    return new Regularization(biasRegularization, RegularizationScaling.NONE);
  }

  /** The length of the vectors, the bias included. */
  int dimension() {
    return common.factors() + 1;
  }
}
