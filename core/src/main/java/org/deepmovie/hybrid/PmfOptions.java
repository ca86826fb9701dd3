package org.deepmovie.hybrid;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.bayes.GibbsSchedule;
import org.deepmovie.internal.leastsquares.Regularization;
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
            doc = "weight of the users' prior, whose mean is 0; gibbs learns its own")
        double userRegularization,
    @Hyperparameter(
            value = "1.3",
            min = 1e-6,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "weight of the items' prior, whose mean is the network's output or 0")
        double itemRegularization,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "what multiplies userRegularization: 1, or the root of the user's number of"
                    + " ratings, or the number")
        Regularization.Scaling userWeights,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "what multiplies itemRegularization: 1, or the root of the item's number of"
                    + " ratings, or the number")
        Regularization.Scaling itemWeights,
    @Hyperparameter(
            value = "3",
            min = 1e-6,
            max = 1e6,
            doc = "weight of the biases' prior: pulls to it as that many ratings would")
        double biasRegularization,
    @Hyperparameter(
            value = "biases",
            doc = "what is taken off a rating: nothing (as published), the mean, mean and biases")
        Centering centering,
    @Hyperparameter(
            value = "0.001",
            min = 1e-6,
            max = 10,
            doc = "standard deviation of the items' first factors; small ones overfit less")
        double initialStdDev,
    @Hyperparameter(
            value = "0.2",
            min = 0,
            max = 0.5,
            doc =
                "part of the rated items kept from the network that reads new ones, to tell how far"
                    + " to believe it; 0: the loop's network is believed as it is")
        double coldStartHoldout,
    @Hyperparameter(
            value = "map",
            doc =
                "the most probable vectors, or draws from their posterior: slower, and it knows how"
                    + " sure it is")
        Inference inference,
    @Hyperparameter(
            value = "50",
            min = 1,
            max = 10000,
            resource = true,
            doc = "turns of the loop at most; of gibbs, sweeps: 200 are better")
        int iterations,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "turns without a better validation error before the loop stops; not of gibbs")
        int patience,
    @Hyperparameter(
            value = "10",
            min = 0,
            max = 100000,
            doc = "of gibbs: sweeps before draws are kept")
        int burnIn,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 100000,
            doc = "of gibbs: sweeps, evenly spaced, whose vectors are kept, at most")
        int draws) {

  private static final int CROSS_FITTED = 3;

  /** Checks that what is drawn has biases. */
  public PmfOptions {
    if (inference == Inference.GIBBS && centering != Centering.BIASES) {
      throw new IllegalArgumentException("inference=gibbs needs centering=biases");
    }
  }

  /** How the posterior is drawn from: in any case at least one sweep is kept. */
  GibbsSchedule schedule() {
    int before = Math.min(burnIn, iterations - 1);
    int sweeps = iterations - before;
    return new GibbsSchedule(before, sweeps, Math.min(draws, sweeps));
  }

  /** How many copies of the network there are: as in {@link CrossFittedEncoder}. */
  int networks() {
    return inference == Inference.GIBBS ? CROSS_FITTED : 1;
  }

  /** Whether component 0 of the vectors is a bias. */
  boolean biased() {
    return centering == Centering.BIASES;
  }

  /** The length of the vectors, the bias included if there is one. */
  int dimension() {
    return factors + (biased() ? 1 : 0);
  }

  /** That of a user's component 0, which may be a bias. */
  Regularization userFirstRidge() {
    return biased() ? biasRidge() : userRidge();
  }

  /** That of an item's component 0, which may be a bias. */
  Regularization itemFirstRidge() {
    return biased() ? biasRidge() : itemRidge();
  }

  private Regularization biasRidge() {
    return new Regularization(biasRegularization, Regularization.Scaling.NONE);
  }

  Regularization userRidge() {
    return new Regularization(userRegularization, userWeights);
  }

  Regularization itemRidge() {
    return new Regularization(itemRegularization, itemWeights);
  }

  /** What is done with the posterior distribution of the vectors. */
  public enum Inference {
    /** Its maximum is looked for, by alternating least squares. */
    MAP,
    /** It is drawn from, by Gibbs sampling; predictions are means over draws. */
    GIBBS
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
    BIASES;

    /** What all ratings have in common. */
    double offset(RatingMatrix ratings) {
      return this == NONE ? 0 : ratings.mean();
    }
  }
}
