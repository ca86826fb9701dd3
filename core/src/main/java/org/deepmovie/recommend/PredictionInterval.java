package org.deepmovie.recommend;

import org.deepmovie.data.RatingScale;

/**
 * A predicted rating and the range in which the rating itself is expected with a given probability.
 *
 * @param mean the predicted rating, within the scale
 * @param deviation the standard deviation of the rating around the unclipped prediction, the noise
 *     of ratings included, in units of the scale; not clipped
 * @param low the range's lower end, within the scale
 * @param high the range's upper end, within the scale
 */
public record PredictionInterval(double mean, double deviation, double low, double high) {

  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);
  private static final double LARGEST_QUANTILE = 8;

  /**
   * The interval of a normal distribution, mean +- z deviation, z being the (1 + level) / 2
   * quantile of the standard normal, clipped to {@code scale}.
   *
   * @param level the probability that the rating lies within, above 0 and below 1
   * @throws IllegalArgumentException if {@code level} lies elsewhere, or {@code deviation} is
   *     negative or not finite
   */
  public static PredictionInterval normal(
      double mean, double deviation, double level, RatingScale scale) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level=" + level + "; give one above 0 and below 1");
    }
    if (!(deviation >= 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException("deviation=" + deviation + "; give 0 or more, finite");
    }
    double half = normalQuantile(level) * deviation;
    return new PredictionInterval(
        scale.clip(mean), deviation, scale.clip(mean - half), scale.clip(mean + half));
  }

  /** The z that a standard normal's absolute value stays below with {@code probability}. */
  private static double normalQuantile(double probability) {
    double low = 0;
    double high = LARGEST_QUANTILE;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return low;
      }
      if (errorFunction(middle / Math.sqrt(2)) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /**
   * erf(x) by its series without cancellation (M. Abramowitz, I. Stegun: Handbook of Mathematical
   * Functions, 1964, 7.1.6).
   */
  private static double errorFunction(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return TWO_OVER_ROOT_PI * Math.exp(-x * x) * sum;
  }
}
