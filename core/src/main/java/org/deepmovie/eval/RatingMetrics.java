package org.deepmovie.eval;

import org.deepmovie.data.RatingScale;

/**
 * Errors of predicted ratings, summed in double precision, over n pairs of a rating r and its
 * prediction p:
 *
 * <pre>
 *   MSE      = sum (p - r)^2 / n
 *   RMSE     = sqrt(MSE)
 *   MAE      = sum |p - r| / n
 *   accuracy = share of pairs in which p, rounded to the scale, is r
 * </pre>
 *
 * <p>Without pairs all are NaN. Mutable and not thread-safe; {@link #merge} adds the sums of
 * another part.
 */
public final class RatingMetrics {

  private final RatingScale scale;
  private long count;
  private double squaredErrors;
  private double absoluteErrors;
  private long exact;

  /** Metrics without pairs. */
  public RatingMetrics(RatingScale scale) {
    this.scale = scale;
  }

  /** Adds the pair of a rating and its prediction. */
  public void add(double rating, double predicted) {
    double error = predicted - rating;
    count++;
    squaredErrors += error * error;
    absoluteErrors += Math.abs(error);
    if (Math.abs(scale.round(predicted) - rating) < scale.step() / 2) {
      exact++;
    }
  }

  /** Adds all pairs of {@code other}. */
  public void merge(RatingMetrics other) {
    count += other.count;
    squaredErrors += other.squaredErrors;
    absoluteErrors += other.absoluteErrors;
    exact += other.exact;
  }

  /** The number of pairs. */
  public long count() {
    return count;
  }

  /** The mean squared error. */
  public double mse() {
    return squaredErrors / count;
  }

  /** The root mean squared error. */
  public double rmse() {
    return Math.sqrt(mse());
  }

  /** The mean absolute error. */
  public double mae() {
    return absoluteErrors / count;
  }

  /** The share of predictions that are exact once rounded to the scale, 0 to 1. */
  public double accuracy() {
    return (double) exact / count;
  }
}
