package org.deepmovie.data;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The values that a rating may take: {@code min, min + step, ..., max}.
 *
 * @param min the lowest rating
 * @param max the highest rating, above {@code min}
 * @param step the distance between neighboring ratings, above 0
 */
public record RatingScale(double min, double max, double step) {

  /** One to five stars, whole stars only (MovieLens 100K and 1M). */
  public static final RatingScale FIVE_STARS = new RatingScale(1, 5, 1);

  /** Half a star to five stars in half stars (MovieLens 10M and later). */
  public static final RatingScale HALF_STARS = new RatingScale(0.5, 5, 0.5);

  public RatingScale {
    if (!(min < max) || !(step > 0) || !Double.isFinite(max - min + step)) {
      throw new IllegalArgumentException(
          "rating scale from "
              + min
              + " to "
              + max
              + " in steps of "
              + step
              + "; give finite numbers, min < max and step > 0");
    }
  }

  /**
   * The scale of {@code ratings}: from their least to their greatest value, with the largest step
   * among 1, 1/2, 1/4, 1/10 and 1/100 that reaches every rating from the least one.
   *
   * @throws IllegalArgumentException if there are no two different values
   */
  public static RatingScale of(RatingMatrix ratings) {
    return ofValues(ratings.size(), ratings.byUser()::value);
  }

  /** {@link #of} for {@code count} float values by position. */
  static RatingScale ofValues(int count, IntToDoubleFunction values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < count; p++) {
      least = Math.min(least, values.applyAsDouble(p));
      greatest = Math.max(greatest, values.applyAsDouble(p));
    }
    double min = decimal((float) least);
    double max = decimal((float) greatest);
    if (!(min < max)) {
      throw new IllegalArgumentException(
          "all ratings are equal; a recommender needs at least two different rating values");
    }
    for (double step : new double[] {1, 0.5, 0.25, 0.1}) {
      RatingScale scale = new RatingScale(min, max, step);
      if (IntStream.range(0, count).allMatch(p -> scale.isRating(values.applyAsDouble(p)))) {
        return scale;
      }
    }
    return new RatingScale(min, max, 0.01);
  }

  /** The double that prints like {@code value}: 0.9 for 0.9f, which is 0.89999998 when widened. */
  private static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  /**
   * The width of the scale relative to that of a scale from 1 to 5. Options are stated for errors
   * on the latter; multiplied by this ratio, or a power of it, they mean the same on this scale.
   */
  public double unit() {
    return (max - min) / 4;
  }

  /** {@code value}, or the nearer end of the scale if it lies outside. */
  public double clip(double value) {
    return Math.min(max, Math.max(min, value));
  }

  /** The rating of the scale nearest to {@code value}. */
  public double round(double value) {
    return clip(min + Math.rint((value - min) / step) * step);
  }

  /** Whether {@code value} lies from min to max, to the precision of a float. */
  public boolean contains(double value) {
    return (float) value >= (float) min && (float) value <= (float) max;
  }

  /** Whether {@code value} is a rating of the scale, up to the rounding of a float. */
  public boolean isRating(double value) {
    double steps = (value - min) / step;
    double tolerance = 1e-3;
    return Math.abs(steps - Math.rint(steps)) <= tolerance
        && steps >= -tolerance
        && steps <= (max - min) / step + tolerance;
  }

  /**
   * The default relevance threshold, the least rating that counts as liking an item: three quarters
   * of the way from min to max, rounded up to a rating. It is 4 for {@link #FIVE_STARS} and {@link
   * #HALF_STARS}.
   */
  public double relevanceThreshold() {
    return min + Math.ceil(0.75 * (max - min) / step - 1e-9) * step;
  }
}
