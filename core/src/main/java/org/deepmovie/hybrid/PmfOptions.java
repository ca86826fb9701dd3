package org.deepmovie.hybrid;

import java.util.OptionalDouble;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.encoder.CrossFittedEncoder;
import org.deepmovie.internal.factor.RidgeRows;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.train.RatingDensity;
import org.deepmovie.options.DataDependentOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.GibbsSchedule;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.options.common.UserFeatureOptions;

/** Options of {@link AlternatingPmf}. The components carry defaults, ranges and meaning. */
public record PmfOptions(
    @Hyperparameter(
            value = "50",
            min = 1,
            max = 2000,
            tune = "10..100 log",
            doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "auto",
            min = 1e-6,
            max = 1e6,
            tune = "0.1..10 log",
            doc =
                "regularization of the users' vectors towards what is known of the users, or 0;"
                    + " gibbs learns its own; auto: 1.3 where ratings are dense, up to 2.5 where"
                    + " they are sparse")
        OptionalDouble userRegularization,
    @Hyperparameter(
            value = "auto",
            min = 1e-6,
            max = 1e6,
            tune = "0.1..10 log",
            doc =
                "regularization of the items' vectors towards the encoder's output, or 0; gibbs"
                    + " learns its own; auto: 1.3 where ratings are dense, up to 2.5 where they are"
                    + " sparse")
        OptionalDouble itemRegularization,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "factor of userRegularization: none (1), sqrt (root of the user's number of"
                    + " ratings) or count (the number)")
        RegularizationScaling userRegularizationScaling,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "factor of itemRegularization: none (1), sqrt (root of the item's number of"
                    + " ratings) or count (the number)")
        RegularizationScaling itemRegularizationScaling,
    @Hyperparameter(
            value = "5",
            min = 1e-6,
            max = 1e6,
            doc = "shrinks a bias as that many average ratings would")
        double biasRegularization,
    @Hyperparameter(
            value = "biases",
            doc =
                "taken off each rating: none (as published), global-mean or biases (mean and"
                    + " biases)")
        Centering centering,
    @Hyperparameter(
            value = "0.001",
            min = 1e-6,
            max = 10,
            doc =
                "standard deviation of the items' factors before the first epoch; small"
                    + " values overfit less")
        double initialStdDev,
    @Hyperparameter(
            value = "0.2",
            min = 0,
            max = 0.5,
            doc =
                "share of the rated items, and of the users, held out to train and calibrate the"
                    + " encoder of cold ones; 0: use the loop's encoder uncalibrated")
        double coldStartHoldout,
    @Hyperparameter(
            value = "map",
            doc =
                "map (the most probable vectors) or gibbs (draws from their posterior: slower,"
                    + " gives prediction intervals)")
        Inference inference,
    @Hyperparameter(
            value = "50",
            min = 1,
            max = 10000,
            resource = true,
            doc =
                "maximum number of epochs; for gibbs the number of epochs, burn-in"
                    + " included: 200 are better")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a lower validation error before the fit stops; not for gibbs")
        int patience,
    @Hyperparameter(
            value = "10",
            min = 0,
            max = 100000,
            doc =
                "for gibbs: epochs before the first draw is stored, counted in epochs; at most"
                    + " epochs - 1")
        int burnIn,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 100000,
            doc =
                "for gibbs: maximum number of draws that are stored, evenly spaced after"
                    + " burn-in; predictions are means over them")
        int draws,
    UserFeatureOptions userFeatures)
    implements DataDependentOptions<PmfOptions>, PmfOptionsWith {

  /** The regularization where two users have a rating, or more, of the same item. */
  private static final double DENSE_REGULARIZATION = 1.3;

  /** Added for each power of ten by which the overlap of ratings is lower. */
  private static final double SPARSE_REGULARIZATION = 0.6;

  /** The powers of ten beyond which nothing is added. */
  private static final double SPARSEST = 2;

  private static final int CROSS_FITTED = 3;

  /** Every option at its default. */
  public static PmfOptions defaults() {
    return OptionsMapper.defaults(PmfOptions.class);
  }

  /** Refuses draws without biases. */
  public PmfOptions {
    if (inference == Inference.GIBBS && centering != Centering.BIASES) {
      throw new IllegalArgumentException("inference=gibbs needs centering=biases");
    }
  }

  @Override
  public PmfOptions chosenBy(RatingMatrix ratings) {
    return chosenBy(RatingDensity.of(ratings).meanOverlap());
  }

  /**
   * These options with a number in place of each {@code auto}. Factors of sparse ratings grow with
   * their noise as fast as with what users have in common, so that early stopping cannot tell them
   * apart. A regularization above the norm of the noise, about 2 on a scale from 1 to 5, does not
   * let them grow; where ratings are dense it would shrink too much.
   *
   * @param meanOverlap how many ratings two users have of the same items, and two items of the same
   *     users, if ratings fall on pairs at random
   */
  public PmfOptions chosenBy(double meanOverlap) {
    double sparsity = Math.min(SPARSEST, Math.max(0, -StrictMath.log10(meanOverlap)));
    double chosen = DENSE_REGULARIZATION + SPARSE_REGULARIZATION * sparsity;
    return withUserRegularization(OptionalDouble.of(userRegularization.orElse(chosen)))
        .withItemRegularization(OptionalDouble.of(itemRegularization.orElse(chosen)));
  }

  private static double regularization(OptionalDouble value) {
    return value.orElse(DENSE_REGULARIZATION);
  }

  /**
   * How the posterior is drawn from; at least one draw is stored. burnIn and draws are upper
   * bounds, since tuning by successive halving shortens {@code epochs} alone.
   */
  GibbsSchedule schedule() {
    int before = Math.min(burnIn, epochs - 1);
    int after = epochs - before;
    return new GibbsSchedule(before, after, Math.min(draws, after));
  }

  /**
   * These options for ratings on {@code scale}. They are meant for ratings from 1 to 5; on a scale
   * that is s times as wide the factors of users and items are root of s times as long, and their
   * regularization is multiplied by s, so that stretching the ratings stretches the predictions.
   */
  PmfOptions on(RatingScale scale) {
    double s = scale.unit();
    return withUserRegularization(OptionalDouble.of(s * regularization(userRegularization)))
        .withItemRegularization(OptionalDouble.of(s * regularization(itemRegularization)))
        .withInitialStdDev(initialStdDev * Math.sqrt(s));
  }

  /** How many copies of the encoder a {@link CrossFittedEncoder} has. */
  int encoderCopies() {
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

  /** The regularization of a user's component 0, which may be a bias. */
  Regularization regularizationOfUserBias() {
    return biased() ? regularizationOfBiases() : regularizationOfUsers();
  }

  /** The regularization of an item's component 0, which may be a bias. */
  Regularization regularizationOfItemBias() {
    return biased() ? regularizationOfBiases() : regularizationOfItems();
  }

  private Regularization regularizationOfBiases() {
    return new Regularization(biasRegularization, RegularizationScaling.NONE);
  }

  Regularization regularizationOfUsers() {
    return new Regularization(regularization(userRegularization), userRegularizationScaling);
  }

  Regularization regularizationOfItems() {
    return new Regularization(regularization(itemRegularization), itemRegularizationScaling);
  }

  /** The regressions of single rows without prior means. */
  RidgeRows rows() {
    return new RidgeRows(
        regularizationOfUsers(),
        regularizationOfUserBias(),
        regularizationOfItems(),
        regularizationOfItemBias());
  }

  /** How the vectors are found from their posterior. */
  public enum Inference {
    /** Its maximum, by alternating least squares. */
    MAP,
    /** Draws from it, by Gibbs sampling; predictions are means over draws. */
    GIBBS
  }

  /** What is taken off a rating before it is factorized. */
  public enum Centering {
    /** Nothing: r = u.v, the published form. */
    NONE,
    /** The mean of the training ratings: r = mu + u.v. */
    GLOBAL_MEAN,
    /**
     * Mean and biases: r = mu + b_u + b_i + u.v, the biases being one more component of the
     * vectors, learned by the same equations; a network then predicts the item's bias, too.
     */
    BIASES;

    /** What is taken off all ratings: their mean, or 0. */
    double globalMean(RatingMatrix ratings) {
      return this == NONE ? 0 : ratings.mean();
    }
  }
}
