package org.deepmovie.internal.rows;

import org.deepmovie.internal.number.PlainNumbers;

/** Parses decimal numbers of data files. */
public final class DecimalNumbers {

  private DecimalNumbers() {}

  /**
   * The decimal number {@code text}, or NaN if it is not one in the sense of {@link PlainNumbers}.
   */
  public static float parse(String text) {
    if (text.length() == 1) {
      int digit = text.charAt(0) - '0';
      return digit >= 0 && digit <= 9 ? digit : Float.NaN;
    }
    if (!PlainNumbers.hasPlainCharacters(text)) {
      return Float.NaN;
    }
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }
}
