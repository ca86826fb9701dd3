package org.deepmovie.mf.baseline;

import org.deepmovie.options.Hyperparameter;

/** Options of {@link Baseline}; defaults, ranges and meaning stand on the components. */
public record BaselineOptions(
    @Hyperparameter(
            value = "als",
            doc = "how the biases are found: als, means (one sweep of it), or sgd")
        Method method,
    @Hyperparameter(
            value = "5",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc = "pulls a user's bias to 0 as that many average ratings would (als, means)")
        double userRegularization,
    @Hyperparameter(
            value = "5",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc = "pulls an item's bias to 0 as that many average ratings would (als, means)")
        double itemRegularization,
    @Hyperparameter(
            value = "10",
            min = 1,
            max = 1000,
            doc = "how often users' and items' biases are updated in turn (als), or epochs (sgd)")
        int sweeps,
    @Hyperparameter(value = "0.01", min = 1e-6, max = 1, doc = "learning rate (sgd)")
        double learningRate,
    @Hyperparameter(
            value = "0.03",
            min = 0,
            max = 100,
            doc = "weight of the squared biases, per rating (sgd)")
        double regularization) {

  /** How the biases are found. */
  public enum Method {
    /** Items' and users' biases in turn, each the minimum given the others. */
    ALS,
    /** Shrunken means: items' deviations from mu, then users' from both (Koren 2010, 2.1). */
    MEANS,
    /** Stochastic gradient descent, rating by rating. */
    SGD
  }
}
