package org.deepmovie.internal.mf.feedback;

import java.util.Optional;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.mf.feedback.ImplicitFeedbackSide;

/**
 * What a model of the family is made of, and how it is fitted.
 *
 * @param name the model's name
 * @param factors the length of the vectors
 * @param ownUsers regularizes the users' own factors; without it they have none
 * @param residuals whether users' vectors have a part for how far their ratings lie from the
 *     baseline; the users' biases are then those of the baseline
 * @param implicit whose vectors feedback is a part of
 * @param items regularizes the items' own factors
 * @param features regularizes the vectors that the sums are made of
 * @param biases regularizes biases
 * @param steps how far gradient descent goes
 * @param time how time is taken account of, if it is
 */
public record FeedbackSettings(
    String name,
    int factors,
    Optional<Regularization> ownUsers,
    boolean residuals,
    ImplicitFeedbackSide implicit,
    Regularization items,
    Regularization features,
    Regularization biases,
    Steps steps,
    Optional<Time> time) {

  /**
   * How far gradient descent goes.
   *
   * @param rate of own factors in the first epoch
   * @param biasRate of biases in the first epoch
   * @param featureRate of the vectors that the sums are made of, in the first epoch
   * @param decay what rates are multiplied by from epoch to epoch
   * @param deviation of the initial own factors
   * @param epochs how many at most
   * @param patience epochs without a better validation error before the fit stops
   */
  public record Steps(
      double rate,
      double biasRate,
      double featureRate,
      double decay,
      double deviation,
      int epochs,
      int patience) {}

  /**
   * How time is taken account of.
   *
   * @param rate of its parameters in the first epoch
   * @param ridge regularizes them
   * @param exponent of the distance in time
   * @param bins equal parts of the calendar in each of which an item has a bias of its own
   */
  public record Time(double rate, Regularization ridge, double exponent, int bins) {}

  /**
   * The settings that do to ratings {@code unit} times as large what these do: biases grow with the
   * ratings, vectors with their root.
   */
  FeedbackSettings stretched(double unit) {
    return new FeedbackSettings(
        name,
        factors,
        ownUsers.map(ridge -> stretched(ridge, unit)),
        residuals,
        implicit,
        stretched(items, unit),
        stretched(features, unit),
        biases,
        new Steps(
            steps.rate / unit,
            steps.biasRate,
            steps.featureRate / unit,
            steps.decay,
            steps.deviation * Math.sqrt(unit),
            steps.epochs,
            steps.patience),
        time);
  }

  /** The same with another rate of biases. */
  FeedbackSettings withBiasRate(double rate) {
    return new FeedbackSettings(
        name,
        factors,
        ownUsers,
        residuals,
        implicit,
        items,
        features,
        biases,
        new Steps(
            steps.rate,
            rate,
            steps.featureRate,
            steps.decay,
            steps.deviation,
            steps.epochs,
            steps.patience),
        time);
  }

  private static Regularization stretched(Regularization ridge, double unit) {
    return new Regularization(ridge.lambda() * unit, ridge.weighting());
  }
}
