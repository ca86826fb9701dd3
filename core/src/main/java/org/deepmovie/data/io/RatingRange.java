package org.deepmovie.data.io;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;

/**
 * The range of the ratings of a file.
 *
 * @param min the lowest rating
 * @param max the highest rating, above {@code min}
 * @param step the distance between neighboring ratings; empty for the largest that reaches all
 *     ratings of the file
 */
public record RatingRange(double min, double max, OptionalDouble step) {

  private static final Pattern TEXT =
      Pattern.compile(
          "([+-]?[0-9]*\\.?[0-9]+)\\.\\.([+-]?[0-9]*\\.?[0-9]+)(?::([0-9]*\\.?[0-9]+))?");

  private static final double ANY_STEP = 1;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code min} is not below {@code max}, or the step is not
   *     above 0
   */
  public RatingRange {
    Objects.requireNonNull(step, "step");
    RatingScale unused = new RatingScale(min, max, step.orElse(ANY_STEP));
  }

  /** The range of {@code scale}, with its step. */
  public static RatingRange of(RatingScale scale) {
    return new RatingRange(scale.min(), scale.max(), OptionalDouble.of(scale.step()));
  }

  /**
   * The range that {@code text} writes as {@code min..max} or {@code min..max:step}, such as 1..10
   * or -10..10.
   *
   * @throws IllegalArgumentException if it cannot be parsed, or min is not below max
   */
  public static RatingRange parse(String text) {
    Matcher range = TEXT.matcher(text.strip());
    if (!range.matches()) {
      throw new IllegalArgumentException(
          "scale '" + text + "'; write the lowest and the highest rating, such as 1..10");
    }
    return new RatingRange(
        Double.parseDouble(range.group(1)),
        Double.parseDouble(range.group(2)),
        range.group(3) == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(range.group(3))));
  }

  /** Whether {@code value} is in the range and, if a step is given, on it. */
  boolean contains(double value) {
    RatingScale scale = new RatingScale(min, max, step.orElse(ANY_STEP));
    return step.isPresent() ? scale.isRating(value) : scale.contains(value);
  }

  /** The scale of {@code ratings}, which are all in the range. */
  RatingScale scale(RatingMatrix ratings) {
    return step.isPresent()
        ? new RatingScale(min, max, step.getAsDouble())
        : RatingScale.of(min, max, ratings);
  }

  @Override
  public String toString() {
    String range = min + " to " + max;
    return step.isPresent() ? range + " in steps of " + step.getAsDouble() : range;
  }
}
