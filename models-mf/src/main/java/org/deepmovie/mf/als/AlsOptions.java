package org.deepmovie.mf.als;

import org.deepmovie.factor.Ridge;
import org.deepmovie.factor.Solver;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link Als}; defaults, ranges and meaning stand on the components. */
public record AlsOptions(
    @Hyperparameter(
            value = "50",
            min = 1,
            max = 2000,
            tune = "10..100 log",
            doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "1.1",
            min = 1e-6,
            max = 1e6,
            tune = "0.3..3 log",
            doc = "weight of the users' squared factors")
        double lambdaUser,
    @Hyperparameter(
            value = "1.1",
            min = 1e-6,
            max = 1e6,
            tune = "0.3..3 log",
            doc = "weight of the items' squared factors")
        double lambdaItem,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "what multiplies both: 1, or the root of the row's number of ratings, or the number (ALS-WR)")
        Ridge.Weighting weighting,
    @Hyperparameter(
            value = "3",
            min = 1e-6,
            max = 1e6,
            tune = "1..10 log",
            doc = "weight of the squared biases: pulls them to 0 as that many ratings would")
        double lambdaBias,
    @Hyperparameter(
            value = "0.001",
            min = 1e-6,
            max = 10,
            doc = "standard deviation of the items' first factors; small ones overfit less")
        double initialDeviation,
    @Hyperparameter(
            value = "cholesky",
            doc = "how a row's equations are solved: exactly, or by cgSteps conjugate gradients")
        Solver solver,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 1000,
            doc = "steps of conjugate gradients a row and sweep")
        int cgSteps,
    @Hyperparameter(
            value = "6",
            min = 1,
            max = 10000,
            resource = true,
            doc = "sweeps over users and items at most")
        int iterations,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "sweeps without a better validation error before the fit stops")
        int patience) {

  Ridge userRidge(double unit) {
    return new Ridge(lambdaUser * unit, weighting);
  }

  Ridge itemRidge(double unit) {
    return new Ridge(lambdaItem * unit, weighting);
  }

  Ridge biasRidge() {
    return new Ridge(lambdaBias, Ridge.Weighting.NONE);
  }

  /** The length of the vectors, the bias included. */
  int dimension() {
    return factors + 1;
  }
}
