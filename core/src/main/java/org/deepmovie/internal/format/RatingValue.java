package org.deepmovie.internal.format;

import java.util.Locale;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.internal.rows.DecimalNumbers;

/** Parses the values of a column of ratings: decimal numbers, or answers such as true and no. */
public final class RatingValue {

  private RatingValue() {}

  /** The number {@code text}, 1 or 0 for a yes or a no, or NaN if it is none of these. */
  public static float parse(String text) {
    float number = DecimalNumbers.parse(text);
    return Float.isNaN(number) ? answer(text) : number;
  }

  private static float answer(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> 1;
      case "false", "no" -> 0;
      default -> Float.NaN;
    };
  }

  /** What is wrong with {@code rating}, which is none, and what to do. */
  public static String problem(String rating) {
    String quoted = "rating '" + Abbreviation.of(rating) + "' is ";
    if (!Float.isNaN(parse(rating))) {
      return quoted + "beyond 1e12, the greatest rating that is read";
    }
    if (UnratedValues.isMissing(rating)) {
      return quoted
          + "not a number; to leave out rows without a rating, give --unrated "
          + (rating.isEmpty() ? "''" : rating);
    }
    if (rating.matches("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
      return quoted + "not a number; write it without commas, and with a decimal point";
    }
    return quoted
        + "not a number"
        + (rating.matches("[+-]?\\d+,\\d+")
            ? "; write a decimal point"
            : "; write one such as 4 or 3.5");
  }

  /** Whether {@code text} is a rating. */
  static boolean isValue(String text) {
    return NumberLimits.isInData(parse(text));
  }
}
