package org.deepmovie.internal.format;

import java.util.Optional;
import java.util.function.DoublePredicate;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.internal.rows.DecimalNumbers;

/**
 * Which values of ratings or counts a file may have.
 *
 * @param onScale whether a value is on the scale that was given; if none was, every value is
 * @param scale the scale in words
 * @param interactions whether the values are counts, which are not negative
 * @param unrated the values that stand for no rating
 */
public record AllowedValues(
    DoublePredicate onScale, String scale, boolean interactions, UnratedValues unrated) {

  /** The value of a rating, NaN if it stands for no rating; empty if it needs a closer look. */
  public Optional<Float> plain(String rating) {
    if (unrated.contains(rating)) {
      return Optional.of(Float.NaN);
    }
    float value = DecimalNumbers.parse(rating);
    return NumberLimits.isInData(value) && onScale.test(value) && !isNegativeCount(value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /**
   * What is wrong with {@code value}, and what to do; empty if it is allowed.
   *
   * @param rating the value as it is written
   */
  public Optional<String> problem(float value, String rating) {
    if (!onScale.test(value)) {
      String hint =
          UnratedValues.isUsual(value)
              ? "; if it stands for no rating, give --unrated " + rating
              : "";
      return Optional.of(
          "rating " + Abbreviation.of(rating) + " is not on the scale from " + scale + hint);
    }
    return isNegativeCount(value)
        ? Optional.of("count " + value + " is below 0; name ratings by --columns rating=...")
        : Optional.empty();
  }

  private boolean isNegativeCount(float value) {
    return interactions && value < 0;
  }
}
