package org.deepmovie.data;

import java.util.stream.IntStream;
import org.deepmovie.internal.number.NumberLimits;

/**
 * What the values of a data set mean, and which they may be: ratings {@code min, min + step, ...,
 * max}, or implicit feedback, whose values are no ratings.
 *
 * @param min the lowest rating
 * @param max the highest rating, above {@code min}
 * @param step the distance between neighboring ratings, above 0
 * @param type what the values say; implicit feedback has a scale from 0, which stands for no
 *     interaction, to the greatest value known
 */
public record RatingScale(double min, double max, double step, FeedbackType type) {

  /** One to five stars, whole stars only (MovieLens 100K and 1M). */
  public static final RatingScale FIVE_STARS = new RatingScale(1, 5, 1);

  /** Half a star to five stars in half stars (MovieLens 10M and later). */
  public static final RatingScale HALF_STARS = new RatingScale(0.5, 5, 0.5);

  /** Of interactions without values. */
  public static final RatingScale UNARY = new RatingScale(0, 1, 1, FeedbackType.UNARY);

  /** No scale of whole ratings in use goes beyond; greater whole numbers are counts. */
  private static final double GREATEST_WHOLE_RATING = 100;

  /** Squares of narrower scales would vanish in floats. */
  private static final double LEAST_WIDTH = 1e-12;

  public RatingScale {
    if (!(max - min >= LEAST_WIDTH
        && step >= LEAST_WIDTH
        && NumberLimits.isInData(min)
        && NumberLimits.isInData(max)
        && NumberLimits.isInData(step))) {
      throw new IllegalArgumentException(
          "rating scale from "
              + min
              + " to "
              + max
              + " in steps of "
              + step
              + "; give numbers from -1e12 to 1e12, min < max, and a width and a step of at least 1e-12");
    }
  }

  /** A scale of ratings. */
  public RatingScale(double min, double max, double step) {
    this(min, max, step, FeedbackType.RATINGS);
  }

  /**
   * The scale of counts or other amounts of interaction, such as plays, purchases or minutes.
   *
   * @param max the greatest one known, above 0
   */
  public static RatingScale counts(double max) {
    return new RatingScale(0, max, 1, FeedbackType.COUNTS);
  }

  /**
   * The scale of {@code ratings}. Values that are all equal are {@link #UNARY}; whole numbers from
   * 0 that go beyond 100 are {@link #counts}; all others are ratings: from their least to their
   * greatest value, with the largest step among 1, 1/2, 1/4, 1/10 and 1/100 that reaches every
   * rating from the least one.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static RatingScale of(RatingMatrix ratings) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < ratings.size(); p++) {
      least = Math.min(least, ratings.byUser().value(p));
      greatest = Math.max(greatest, ratings.byUser().value(p));
    }
    if (ratings.size() == 0) {
      throw new IllegalArgumentException("there are no ratings that could define a scale");
    }
    double min = decimal((float) least);
    double max = decimal((float) greatest);
    if (min == max) {
      return UNARY;
    }
    if (min >= 0 && max > GREATEST_WHOLE_RATING && areWhole(ratings)) {
      return counts(max);
    }
    return of(min, max, ratings);
  }

  /**
   * The scale from {@code min} to {@code max} with the largest step among 1, 1/2, 1/4, 1/10 and
   * 1/100 that reaches every rating of {@code ratings} from {@code min}.
   */
  public static RatingScale of(double min, double max, RatingMatrix ratings) {
    for (double step : new double[] {1, 0.5, 0.25, 0.1}) {
      RatingScale scale = new RatingScale(min, max, step);
      if (scale.reaches(ratings)) {
        return scale;
      }
    }
    return new RatingScale(min, max, 0.01);
  }

  /**
   * The scale of interactions, whose values count them: {@link #UNARY} if all are 1, otherwise
   * {@link #counts} up to the greatest.
   */
  public static RatingScale ofInteractions(RatingMatrix interactions) {
    double max =
        IntStream.range(0, interactions.size())
            .mapToDouble(interactions.byUser()::value)
            .reduce(1, Math::max);
    boolean ones =
        IntStream.range(0, interactions.size()).allMatch(p -> interactions.byUser().value(p) == 1);
    return ones ? UNARY : counts(decimal((float) max));
  }

  private static boolean areWhole(RatingMatrix ratings) {
    return IntStream.range(0, ratings.size())
        .mapToDouble(ratings.byUser()::value)
        .allMatch(value -> value == Math.rint(value));
  }

  /** Whether the values are no ratings. */
  public boolean isImplicit() {
    return type != FeedbackType.RATINGS;
  }

  /** Whether every one of {@code ratings} is a rating of the scale. */
  public boolean reaches(RatingMatrix ratings) {
    CsrMatrix rows = ratings.byUser();
    return IntStream.range(0, ratings.size()).allMatch(p -> isRating(rows.value(p)));
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

  /**
   * {@code value}, or the nearer end of the scale if it lies outside; the middle of the scale for
   * NaN.
   */
  public double clip(double value) {
    return Double.isNaN(value) ? min + (max - min) / 2 : Math.min(max, Math.max(min, value));
  }

  /** The rating of the scale nearest to {@code value}. */
  public double round(double value) {
    return clip(min + Math.rint((value - min) / step) * step);
  }

  /**
   * Whether {@code value} lies from min to max, to the precision of a float. Of implicit feedback
   * it is any value above 0, as a count may grow.
   */
  public boolean contains(double value) {
    if (isImplicit()) {
      return value > 0 && Double.isFinite(value);
    }
    return (float) value >= (float) min && (float) value <= (float) max;
  }

  /** Whether {@code value} is a rating of the scale, up to the rounding of a float. */
  public boolean isRating(double value) {
    if (isImplicit()) {
      return contains(value);
    }
    double steps = (value - min) / step;
    double tolerance = 1e-3;
    return Math.abs(steps - Math.rint(steps)) <= tolerance
        && steps >= -tolerance
        && steps <= (max - min) / step + tolerance;
  }

  /**
   * The default relevance threshold, the least rating that counts as liking an item: three quarters
   * of the way from min to max, rounded up to a rating. It is 4 for {@link #FIVE_STARS} and {@link
   * #HALF_STARS}. Of implicit feedback every interaction counts.
   */
  public double relevanceThreshold() {
    if (isImplicit()) {
      return Float.MIN_VALUE;
    }
    return min + Math.ceil(0.75 * (max - min) / step - 1e-9) * step;
  }
}
