package org.deepmovie.eval;

import org.deepmovie.recommend.PredictionInterval;

/**
 * Coverage and mean width of prediction intervals; {@link Evaluator} gives the formulas.
 *
 * <p>Without intervals both are NaN. Mutable and not thread-safe; {@link #merge} adds the sums of
 * another part.
 */
final class IntervalMetrics {

  private long count;
  private long covered;
  private double widths;

  /** Adds a rating and its interval. */
  void add(double rating, PredictionInterval interval) {
    count++;
    covered += interval.contains(rating) ? 1 : 0;
    widths += interval.width();
  }

  /** Adds all intervals of {@code other}. */
  void merge(IntervalMetrics other) {
    count += other.count;
    covered += other.covered;
    widths += other.widths;
  }

  /** The number of intervals. */
  long count() {
    return count;
  }

  /** The share of the ratings that lie within their intervals, 0 to 1. */
  double coverage() {
    return (double) covered / count;
  }

  /** The mean width, in units of the rating scale. */
  double width() {
    return widths / count;
  }
}
