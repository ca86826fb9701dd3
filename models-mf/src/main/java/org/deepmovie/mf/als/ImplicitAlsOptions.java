package org.deepmovie.mf.als;

import org.deepmovie.data.RatingScale;
import org.deepmovie.factor.Solver;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link ImplicitAls}; defaults, ranges and meaning stand on the components. */
public record ImplicitAlsOptions(
    @Hyperparameter(
            value = "50",
            min = 1,
            max = 2000,
            tune = "10..200 log",
            doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "1",
            min = 1e-4,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "how much an observation adds to the confidence of 1 in what was not observed")
        double alpha,
    @Hyperparameter(
            value = "rating",
            doc = "what multiplies alpha: 1, or the rating counted from 1 at the scale's least")
        Strength strength,
    @Hyperparameter(
            value = "40",
            min = 1e-6,
            max = 1e6,
            tune = "3..300 log",
            doc = "weight of the squared factors of a user or item")
        double lambda,
    @Hyperparameter(
            value = "0.1",
            min = 1e-6,
            max = 10,
            doc = "standard deviation of the items' first factors")
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
            value = "10",
            min = 1,
            max = 10000,
            resource = true,
            doc = "sweeps over users and items at most")
        int iterations,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc =
                "sweeps without a better percentile rank of the validation items before the fit stops")
        int patience) {

  Confidence confidence(RatingScale scale) {
    return new Confidence(alpha, strength, scale);
  }

  /** r of Hu et al. 2008: how strong an observation is. */
  public enum Strength {
    /** 1, whatever the rating. */
    ONE,
    /** The rating, counted from 1 at the least of the scale. */
    RATING
  }
}
