package org.deepmovie.recommend;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.deepmovie.data.RatingScale;

/**
 * A predicted rating with a prediction interval: the range that contains the user's rating with a
 * given probability.
 *
 * @param mean the predicted rating, within the scale
 * @param deviation the standard deviation of the rating around the prediction, including the noise
 *     of ratings, in units of the scale; of a Bayesian model around the unclipped prediction, else
 *     the root mean squared error on validation ratings
 * @param low the lower end of the interval, within the scale
 * @param high the upper end of the interval, within the scale
 */
public record PredictionInterval(double mean, double deviation, double low, double high) {

  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  /** Whether {@code rating} lies within the interval, its ends included. */
  public boolean contains(double rating) {
    return low <= rating && rating <= high;
  }

  /** The width, in units of the scale. */
  public double width() {
    return high - low;
  }

  /**
   * The interval of a normal distribution, mean +- z deviation, clipped to {@code scale}; z is the
   * (1 + level) / 2 quantile of the standard normal distribution.
   *
   * @param level the probability that the interval contains the rating, above 0 and below 1
   * @throws IllegalArgumentException if {@code level} is out of range, or {@code deviation} is
   *     negative or not finite
   */
  public static PredictionInterval normal(
      double mean, double deviation, double level, RatingScale scale) {
    requireLevel(level);
    if (!(deviation >= 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException("deviation=" + deviation + "; give 0 or more, finite");
    }
    double half = STANDARD_NORMAL.inverseSurvivalProbability((1 - level) / 2) * deviation;
    return around(mean, deviation, half, scale);
  }

  /** The interval mean +- half, clipped to {@code scale}; with an infinite half the whole scale. */
  static PredictionInterval around(double mean, double deviation, double half, RatingScale scale) {
    return new PredictionInterval(
        scale.clip(mean), deviation, scale.clip(mean - half), scale.clip(mean + half));
  }

  static void requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level=" + level + "; give one above 0 and below 1");
    }
  }
}
