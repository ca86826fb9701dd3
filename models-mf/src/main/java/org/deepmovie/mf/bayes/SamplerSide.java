package org.deepmovie.mf.bayes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.train.Seeds;

/**
 * The users or the items of {@link BayesianSvdPlusPlus}: the vector of a row is the sum of its own
 * weights and of those of its features. All of it lies by component. One component is the constant
 * 1, which meets the other side's bias.
 */
final class SamplerSide {

  private static final double INITIAL_DEVIATION = 0.1;

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

  /**
   * Small random weights.
   *
   * @param name names the source of randomness
   * @param ratings of the rows
   * @param interactions the rows of the other side as features
   * @param constant the component that is 1; it and the other of the first two start without
   *     randomness, being biases
   */
  SamplerSide(
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
    this.priors = NormalGamma.array(dimension);
    this.interactions = interactions;
    this.attributes = attributes;
    this.hyper = Seeds.random(seed, "priors of " + name);
    this.random = new SplittableRandom[rows];
    this.statistics = new ComponentStatistics(rows);
    this.rated = ratings.nonEmptyRows();
    for (int row = 0; row < rows; row++) {
      random[row] = Seeds.random(seed, name + " " + ids.id(row));
      for (int k = 2; k < dimension; k++) {
        own[k][row] = (float) (INITIAL_DEVIATION * Seeds.gaussian(random[row]));
        totals[k][row] = own[k][row];
      }
    }
    Arrays.fill(totals[constant], 1);
  }

  int rows() {
    return random.length;
  }

  /** Whether one may draw {@code component}. */
  boolean draws(int component) {
    return component != constant;
  }

  /** One component of all vectors. */
  float[] totals(int component) {
    return totals[component];
  }

  ComponentStatistics statistics() {
    return statistics;
  }

  /** The precision of the prior of the rows' own weights. */
  double ownPrecision(int component) {
    return priors[component].precision();
  }

  void drawPrior(int component) {
    priors[component].draw(own[component], rated, hyper);
  }

  /** Draws the weight of {@code row} itself; without ratings it is the mean of its prior. */
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

  /** Draws the weights of the features, then adds all moves to the vectors. */
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

  /** Writes the mean vector of a row that has no features that one knows of, as above. */
  void copyUnknownTo(FloatMatrix into, int row, int column) {
    for (int k = 0; k < totals.length; k++) {
      double mean = priors[k].mean();
      for (FeatureGroup group : attributes) {
        mean += group.meanContribution(k);
      }
      into.set(row, column + k, draws(k) ? (float) mean : 1);
    }
  }
}
