package org.deepmovie.mf.bayes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.train.Seeds;

/**
 * Draws the weights of the users, or of the items, of {@link BayesianSvdPlusPlus}. The vector of a
 * row is the sum of its own weights and of those of its features. Everything is stored by
 * component. One component is the constant 1, which multiplies the other side's bias.
 */
final class SideSampler {

  /** The component with the items' biases; 1 for users. */
  private static final int ITEM_BIAS = 0;

  /** The component with the users' biases; 1 for items. */
  private static final int USER_BIAS = 1;

  /** The components that are biases or constants; factors come behind. */
  static final int BIASES = 2;

  private static final double INITIAL_STD_DEV = 0.1;

  /** Keeps the covariance of weights that do not vary, or vary together, positive definite. */
  private static final double LEAST_VARIANCE = 1e-5;

  private final int constant;
  private final CsrMatrix ratings;
  private final float[][] own;
  private final float[][] totals;
  private final NormalGamma[] priors;
  private final Optional<FeatureGroup> interactions;
  private final List<FeatureGroup> attributes;
  private final SplittableRandom[] random;
  private final SplittableRandom hyper;
  private final int[] rated;
  private final ComponentStatistics statistics;
  private final ComponentMoves moves;

  /**
   * Small random factors, biases of 0.
   *
   * @param name names the source of randomness
   * @param ratings of the rows
   * @param interactions the rows of the other side as features
   * @param constant the component that is 1
   */
  private SideSampler(
      String name,
      IdMap ids,
      CsrMatrix ratings,
      Optional<FeatureGroup> interactions,
      List<FeatureGroup> attributes,
      int dimension,
      int constant,
      long seed) {
    int rows = ids.size();
    this.constant = constant;
    this.ratings = ratings;
    this.own = new float[dimension][rows];
    this.totals = new float[dimension][rows];
    this.priors = NormalGamma.array(dimension, BIASES, RatingMatrix.of(ratings));
    this.interactions = interactions;
    this.attributes = attributes;
    this.hyper = Seeds.random(seed, "priors of " + name);
    this.random = new SplittableRandom[rows];
    this.statistics = new ComponentStatistics(rows);
    this.moves = new ComponentMoves(rows);
    this.rated = ratings.nonEmptyRows();
    for (int row = 0; row < rows; row++) {
      random[row] = Seeds.random(seed, name + " " + ids.id(row));
      for (int k = BIASES; k < dimension; k++) {
        own[k][row] = (float) (INITIAL_STD_DEV * Seeds.gaussian(random[row]));
        totals[k][row] = own[k][row];
      }
    }
    Arrays.fill(totals[constant], 1);
  }

  /** The users; their features are the items that they interacted with, and their attributes. */
  static SideSampler users(Dataset train, BayesianSvdPlusPlusOptions options, long seed) {
    int dimension = options.factors() + BIASES;
    CsrMatrix ratings = train.ratings().byUser();
    Optional<FeatureGroup> interactions =
        options.implicitFeedback().ofUsers()
            ? Optional.of(
                FeatureGroup.interactions(
                    "user",
                    train.items(),
                    train.implicitFeedback().transpose(),
                    ratings,
                    dimension,
                    seed))
            : Optional.empty();
    return new SideSampler(
        "user",
        train.users(),
        ratings,
        interactions,
        attributes("user", train.userAttributes(), options, ratings, seed),
        dimension,
        ITEM_BIAS,
        seed);
  }

  /** The items; their features are the users who interacted with them, and their attributes. */
  static SideSampler items(Dataset train, BayesianSvdPlusPlusOptions options, long seed) {
    int dimension = options.factors() + BIASES;
    CsrMatrix ratings = train.ratings().byItem();
    Optional<FeatureGroup> interactions =
        options.implicitFeedback().ofItems()
            ? Optional.of(
                FeatureGroup.interactions(
                    "item", train.users(), train.implicitFeedback(), ratings, dimension, seed))
            : Optional.empty();
    return new SideSampler(
        "item",
        train.items(),
        ratings,
        interactions,
        attributes("item", train.itemAttributes(), options, ratings, seed),
        dimension,
        USER_BIAS,
        seed);
  }

  private static List<FeatureGroup> attributes(
      String side,
      Attributes attributes,
      BayesianSvdPlusPlusOptions options,
      CsrMatrix ratings,
      long seed) {
    if (!options.attributes()) {
      return List.of();
    }
    return attributes.fields().stream()
        .map(field -> FeatureGroup.of(side, field, ratings, options.factors() + BIASES, seed))
        .toList();
  }

  int rows() {
    return random.length;
  }

  /** Whether {@code component} is drawn: all are but the constant. */
  boolean isDrawn(int component) {
    return component != constant;
  }

  /** One component of all vectors. */
  float[] totals(int component) {
    return totals[component];
  }

  /** How the squared error depends on the component that is being drawn. */
  ComponentStatistics statistics() {
    return statistics;
  }

  /** The last moves of a component. */
  ComponentMoves moves() {
    return moves;
  }

  /** The precision of the prior of the rows' own weights. */
  double ownPrecision(int component) {
    return priors[component].precision();
  }

  /**
   * The covariance, over the rows with ratings, of what a row without ratings lacks: its own
   * weights and the sums over its interactions. The sums of different components vary together, as
   * all depend on who interacted. A single row with ratings tells of no variance; then it is that
   * of the prior of the rows' own weights.
   *
   * @return of the drawn components, square, row by row
   */
  double[] covarianceWithoutRatings() {
    int[] drawn = IntStream.range(0, own.length).filter(this::isDrawn).toArray();
    double[][] deviations = new double[drawn.length][];
    for (int k = 0; k < drawn.length; k++) {
      deviations[k] = deviationsWithoutRatings(drawn[k]);
    }
    double[] covariance = new double[drawn.length * drawn.length];
    for (int k = 0; k < drawn.length; k++) {
      for (int c = 0; c < drawn.length; c++) {
        double sum = 0;
        for (int n = 0; n < rated.length; n++) {
          sum += deviations[k][n] * deviations[c][n];
        }
        covariance[k * drawn.length + c] = sum / Math.max(1, rated.length - 1);
      }
      covariance[k * drawn.length + k] +=
          rated.length < 2 ? 1 / ownPrecision(drawn[k]) : LEAST_VARIANCE;
    }
    return covariance;
  }

  /** By row with ratings: own weight and sum, less their mean. */
  private double[] deviationsWithoutRatings(int component) {
    float[] sums = contributions(component);
    double[] deviations = new double[rated.length];
    double mean = 0;
    for (int n = 0; n < rated.length; n++) {
      deviations[n] = own[component][rated[n]] + sums[rated[n]];
      mean += deviations[n] / rated.length;
    }
    for (int n = 0; n < rated.length; n++) {
      deviations[n] -= mean;
    }
    return deviations;
  }

  /**
   * Starts from vectors that a chain has drawn. The features' weights stay as they are.
   *
   * @param vectors rows x components
   * @param complete whether a vector holds the sum over the row's interactions
   */
  void start(FloatMatrix vectors, IntPredicate complete) {
    for (int k = 0; k < own.length; k++) {
      if (isDrawn(k)) {
        float[] sums = contributions(k);
        for (int row = 0; row < rows(); row++) {
          float vector = vectors.get(row, k);
          own[k][row] = complete.test(row) ? vector - sums[row] : vector;
          totals[k][row] = own[k][row] + sums[row];
        }
        priors[k].skipFirstDraws();
      }
    }
  }

  /** The sums over the rows' interactions. */
  private float[] contributions(int component) {
    return interactions
        .map(group -> group.contributions(component))
        .orElseGet(() -> new float[rows()]);
  }

  /** Draws the prior of the rows' own weights. */
  void drawPrior(int component) {
    priors[component].draw(own[component], rated, hyper);
  }

  /** Draws the own weight of {@code row}; without ratings it is the mean of its prior. */
  void drawOwn(int component, int row, double noise) {
    float before = own[component][row];
    NormalGamma prior = priors[component];
    own[component][row] =
        ratings.count(row) == 0
            ? (float) prior.mean()
            : prior.drawWeight(
                before, statistics.gradient(row), statistics.curvature(row), noise, random[row]);
    statistics.move(row, own[component][row] - before);
  }

  /** Draws the weights of the features, then moves the vectors. */
  void drawFeatures(int component, double noise) {
    interactions.ifPresent(group -> group.draw(component, noise, statistics, hyper));
    attributes.forEach(group -> group.draw(component, noise, statistics, hyper));
    float[] total = totals[component];
    for (int row = 0; row < total.length; row++) {
      total[row] += (float) statistics.moved(row);
    }
  }

  /** The rows of the other side as features. */
  Optional<FeatureGroup> interactions() {
    return interactions;
  }

  /** Writes the vectors to the first rows of {@code into}, from column {@code column} on. */
  void copyTo(FloatMatrix into, int column) {
    for (int k = 0; k < totals.length; k++) {
      for (int row = 0; row < rows(); row++) {
        into.set(row, column + k, totals[k][row]);
      }
    }
  }

  /**
   * As {@link #copyTo}, but a row without ratings has the mean of the own weights, and one without
   * interactions that of the sums over them, each over the ratings: the sums are not 0 on average,
   * so that without them a row would be predicted far from all others.
   */
  void copyFilledTo(FloatMatrix into, int column) {
    copyTo(into, column);
    for (int k = 0; k < totals.length; k++) {
      if (isDrawn(k)) {
        double ownGap = meanOwn(k) - priors[k].mean();
        double interactionGap = meanInteractions(k);
        for (int row = 0; row < rows(); row++) {
          double gap = ratings.count(row) == 0 ? ownGap : 0;
          if (interactions.isPresent() && !interactions.get().has(row)) {
            gap += interactionGap;
          }
          into.set(row, column + k, (float) (totals[k][row] + gap));
        }
      }
    }
  }

  private double meanOwn(int component) {
    double sum = 0;
    for (int row : rated) {
      sum += (double) ratings.count(row) * own[component][row];
    }
    return sum / Math.max(1, ratings.size());
  }

  private double meanInteractions(int component) {
    return interactions.map(group -> group.meanContribution(component, ratings)).orElse(0.0);
  }

  /**
   * Writes the vector of an unknown row, with average attributes, as {@link #copyFilledTo}.
   *
   * @param folded whether a new row is folded in by adding the sum over its interactions, which is
   *     then left out
   */
  void copyUnknownTo(FloatMatrix into, int row, int column, boolean folded) {
    for (int k = 0; k < totals.length; k++) {
      double mean = meanOwn(k) + (folded ? 0 : meanInteractions(k));
      for (FeatureGroup group : attributes) {
        mean += group.meanContribution(k, ratings);
      }
      into.set(row, column + k, isDrawn(k) ? (float) mean : 1);
    }
  }
}
