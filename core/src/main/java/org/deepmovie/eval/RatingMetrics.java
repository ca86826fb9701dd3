package org.deepmovie.eval;

import org.deepmovie.data.RatingScale;

/**
 * Errors of predicted ratings, summed up in double precision. Over n pairs of a rating r and its
 * prediction p:
 *
 * <pre>
 *   MSE      = sum (p - r)^2 / n
 *   RMSE     = sqrt(MSE)
 *   MAE      = sum |p - r| / n
 *   accuracy = share of pairs in which p, rounded to the scale, is r
 * </pre>
 *
 * <p>Without pairs each of them is NaN. Mutable and not thread-safe; sums of parts are merged.
 */
public final class RatingMetrics {

  private final RatingScale scale;
  private long count;
  private double squares;
  private double absolutes;
  private long exact;

  /** No pairs yet. */
  public RatingMetrics(RatingScale scale) {
    this.scale = scale;
  }

  /** Adds the pair of a rating and its prediction. */
  public void add(double rating, double predicted) {
    double error = predicted - rating;
    count++;
    squares += error * error;
    absolutes += Math.abs(error);
    if (Math.abs(scale.round(predicted) - rating) < scale.step() / 2) {
      exact++;
    }
  }

  /** Adds all pairs of {@code other}. */
  public void merge(RatingMetrics other) {
    count += other.count;
    squares += other.squares;
    absolutes += other.absolutes;
    exact += other.exact;
  }

  /** The number of pairs. */
  public long count() {
    return count;
  }

  /** Mean squared error. */
  public double mse() {
    return squares / count;
  }

  /** Root mean squared error. */
  public double rmse() {
    return Math.sqrt(mse());
  }

  /** Mean absolute error. */
  public double mae() {
    return absolutes / count;
  }

  /** The share of predictions that are exact once rounded to the scale, 0 to 1. */
  public double accuracy() {
    return (double) exact / count;
  }
}
