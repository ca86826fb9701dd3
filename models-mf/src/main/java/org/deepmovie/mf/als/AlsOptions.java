package org.deepmovie.mf.als;

import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link Als}; defaults, ranges and meaning stand on the components. */
public record AlsOptions(
    CommonAlsOptions sweeps,
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
                "what multiplies both: 1, or the root of the row's number of ratings, or the number (ALS-WR)")
        Regularization.Scaling weighting,
    @Hyperparameter(
            value = "3",
            min = 1e-6,
            max = 1e6,
            tune = "1..10 log",
            doc = "weight of the squared biases: pulls them to 0 as that many ratings would")
        double biasRegularization) {

  Regularization userRidge(double unit) {
    return new Regularization(userRegularization * unit, weighting);
  }

  Regularization itemRidge(double unit) {
    return new Regularization(itemRegularization * unit, weighting);
  }

  Regularization biasRidge() {
    return new Regularization(biasRegularization, Regularization.Scaling.NONE);
  }

  /** The length of the vectors, the bias included. */
  int dimension() {
    return sweeps.factors() + 1;
  }
}
