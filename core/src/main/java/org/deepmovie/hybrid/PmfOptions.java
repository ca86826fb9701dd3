package org.deepmovie.hybrid;

import org.deepmovie.factor.Ridge;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link AlternatingPmf}; defaults, ranges and meaning stand on the components. */
public record PmfOptions(
    @Hyperparameter(
            value = "50",
            min = 1,
            max = 2000,
            tune = "10..100 log",
            doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "1.3",
            min = 1e-6,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "weight of the users' prior, whose mean is 0")
        double lambdaUser,
    @Hyperparameter(
            value = "1.3",
            min = 1e-6,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "weight of the items' prior, whose mean is the network's output or 0")
        double lambdaItem,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "what multiplies lambdaUser: 1, or the root of the user's number of ratings, or the number")
        Ridge.Weighting userWeights,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "what multiplies lambdaItem: 1, or the root of the item's number of ratings, or the number")
        Ridge.Weighting itemWeights,
    @Hyperparameter(
            value = "3",
            min = 1e-6,
            max = 1e6,
            doc = "weight of the biases' prior: pulls to it as that many ratings would")
        double lambdaBias,
    @Hyperparameter(
            value = "biases",
            doc = "what is taken off a rating: nothing (as published), the mean, mean and biases")
        Centering centering,
    @Hyperparameter(
            value = "0.001",
            min = 1e-6,
            max = 10,
            doc = "standard deviation of the items' first factors; small ones overfit less")
        double initialDeviation,
    @Hyperparameter(
            value = "50",
            min = 1,
            max = 10000,
            resource = true,
            doc = "turns of the loop at most")
        int iterations,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "turns without a better validation error before the loop stops")
        int patience) {

  /** Whether component 0 of the vectors is a bias. */
  boolean biased() {
    return centering == Centering.BIASES;
  }

  /** The length of the vectors, the bias included if there is one. */
  int dimension() {
    return factors + (biased() ? 1 : 0);
  }

  /** That of a user's component 0, which may be a bias. */
  Ridge userFirstRidge() {
    return biased() ? biasRidge() : userRidge();
  }

  /** That of an item's component 0, which may be a bias. */
  Ridge itemFirstRidge() {
    return biased() ? biasRidge() : itemRidge();
  }

  private Ridge biasRidge() {
    return new Ridge(lambdaBias, Ridge.Weighting.NONE);
  }

  Ridge userRidge() {
    return new Ridge(lambdaUser, userWeights);
  }

  Ridge itemRidge() {
    return new Ridge(lambdaItem, itemWeights);
  }

  /** What is taken off a rating before it is factorized. */
  public enum Centering {
    /** Nothing: r = u.v, the published form. */
    NONE,
    /** The mean of the training ratings: r = mu + u.v. */
    GLOBAL,
    /**
     * Mean and biases: r = mu + b_u + b_i + u.v, the biases being one more component of the
     * vectors, learned by the same equations; a network then predicts the item's bias, too.
     */
    BIASES
  }
}
