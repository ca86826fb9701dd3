package org.deepmovie.eval;

import org.deepmovie.data.RatingScale;

/**
 * Errors of predicted ratings, summed in double precision, over pairs of a rating and its
 * prediction; {@link Evaluator} gives the formulas.
 *
 * <p>Without pairs all are NaN. Mutable and not thread-safe; {@link #merge} adds the sums of
 * another part.
 */
final class RatingMetrics {

  private final RatingScale scale;
  private long count;
  private double squaredErrors;
  private double absoluteErrors;
  private long exact;

  /** Metrics without pairs. */
  RatingMetrics(RatingScale scale) {
    this.scale = scale;
  }

  /** Adds the pair of a rating and its prediction. */
  void add(double rating, double predicted) {
    double error = predicted - rating;
    count++;
    squaredErrors += error * error;
    absoluteErrors += Math.abs(error);
    if (Math.abs(scale.round(predicted) - rating) < scale.step() / 2) {
      exact++;
    }
  }

  /** Adds all pairs of {@code other}. */
  void merge(RatingMetrics other) {
    count += other.count;
    squaredErrors += other.squaredErrors;
    absoluteErrors += other.absoluteErrors;
    exact += other.exact;
  }

  /** The number of pairs. */
  long count() {
    return count;
  }

  /** The mean squared error. */
  double mse() {
    return squaredErrors / count;
  }

  /** The root mean squared error. */
  double rmse() {
    return Math.sqrt(mse());
  }

  /** The mean absolute error. */
  double mae() {
    return absoluteErrors / count;
  }

  /** The share of predictions that are exact once rounded to the scale, 0 to 1. */
  double accuracy() {
    return (double) exact / count;
  }
}
