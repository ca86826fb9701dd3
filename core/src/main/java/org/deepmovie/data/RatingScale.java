package org.deepmovie.data;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The values that a rating may take: {@code min, min + step, ..., max}.
 *
 * @param min the lowest rating
 * @param max the highest rating, above {@code min}
 * @param step the distance between neighbouring ratings, above 0
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
              + " by "
              + step
              + ": give finite min < max, step > 0");
    }
  }

  /**
   * The scale that {@code ratings} span: their least and greatest value, and the largest of 1, 1/2,
   * 1/4, 1/10 and 1/100 of which all are multiples away from the least.
   *
   * @throws IllegalArgumentException if there are no two different values
   */
  public static RatingScale of(RatingMatrix ratings) {
    return spanning(ratings.size(), ratings.byUser()::value);
  }

  /** {@link #of} for {@code count} float values by position. */
  static RatingScale spanning(int count, IntToDoubleFunction values) {
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
          "all ratings are alike; a recommender needs at least two different rating values");
    }
    for (double step : new double[] {1, 0.5, 0.25, 0.1}) {
      RatingScale scale = new RatingScale(min, max, step);
      if (IntStream.range(0, count).allMatch(p -> scale.isRating(values.applyAsDouble(p)))) {
        return scale;
      }
    }
    return new RatingScale(min, max, 0.01);
  }

  /** The double that is written like {@code value}: 0.9 for 0.9f, which is 0.89999998 as it is. */
  private static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  /**
   * How many times as wide the scale is as one from 1 to 5: an option meant for errors on that one
   * is multiplied by it, or by a power of it, to mean the same on this one.
   */
  public double unit() {
    return (max - min) / 4;
  }

  /** {@code value} moved to the nearest end if it lies outside the scale. */
  public double clip(double value) {
    return Math.min(max, Math.max(min, value));
  }

  /** The rating nearest to {@code value}. */
  public double round(double value) {
    return clip(min + Math.rint((value - min) / step) * step);
  }

  /** Whether {@code value} lies between min and max, to the precision of a float. */
  public boolean contains(double value) {
    return (float) value >= (float) min && (float) value <= (float) max;
  }

  /** Whether {@code value} is one of the scale's ratings, give or take the rounding of a float. */
  public boolean isRating(double value) {
    double steps = (value - min) / step;
    double roundingOff = 1e-3;
    return Math.abs(steps - Math.rint(steps)) <= roundingOff
        && steps >= -roundingOff
        && steps <= (max - min) / step + roundingOff;
  }

  /**
   * The least rating that counts as liking the item where the caller gives none: three quarters of
   * the way up, rounded up to a rating. It is 4 for {@link #FIVE_STARS} and {@link #HALF_STARS}.
   */
  public double likedFrom() {
    return min + Math.ceil(0.75 * (max - min) / step - 1e-9) * step;
  }
}
