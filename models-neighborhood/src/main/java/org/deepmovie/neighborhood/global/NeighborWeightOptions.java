package org.deepmovie.neighborhood.global;

import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.neighborhood.NeighborhoodBaselineOptions;
import org.deepmovie.options.Hyperparameter;

/** Options that all models with global weights have; defaults, ranges and meaning stand on them. */
public record NeighborWeightOptions(
    @Hyperparameter(
            value = "500",
            min = 1,
            max = 1_000_000,
            tune = "50..1000 log",
            doc =
                "neighbours of an item, the most similar ones of a correlation above 0; as many as there are items: all of these")
        int k,
    @Hyperparameter(
            value = "100",
            min = 0,
            max = 1e6,
            tune = "10..300 log",
            doc = "lambda2: multiplies a correlation over n users by n / (n + lambda2)")
        double lambda2,
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "regularizes the weights of neighbours' ratings, w_ij")
        double neighborRegularization,
    @Hyperparameter(
            value = "2",
            min = 0,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "regularizes the weights of which neighbours were rated, c_ij")
        double implicitRegularization,
    @Hyperparameter(
            value = "5",
            min = 0,
            max = 1e6,
            tune = "2..50 log",
            doc =
                "pulls the biases of the fixed baseline b~ to 0 as that many average ratings would")
        double baselineRegularization) {

  /** How the weights are fitted, of which the arguments tell the rest. */
  NeighborWeightSettings settings(double initial, double rate, Regularization.Scaling weighting) {
    return new NeighborWeightSettings(
        k, lambda2, initial, rate, neighborRegularization, implicitRegularization, weighting);
  }

  /** Of the fixed baseline b~ around which the neighbours' ratings are taken. */
  NeighborhoodBaselineOptions baseline() {
    return new NeighborhoodBaselineOptions(baselineRegularization, baselineRegularization);
  }
}
