package org.deepmovie.internal.rows;

import com.google.common.base.CharMatcher;

/** Parses decimal numbers of data files. */
public final class DecimalNumbers {

  private static final CharMatcher DECIMAL_CHARACTERS =
      CharMatcher.anyOf("0123456789.+-eE").precomputed();

  private DecimalNumbers() {}

  /**
   * The decimal number {@code text}, or NaN if it is not one. Other forms that Java accepts, such
   * as {@code 0x1p3}, {@code 5f} and {@code Infinity}, are not decimal numbers.
   */
  public static float parse(String text) {
    if (text.length() == 1) {
      int digit = text.charAt(0) - '0';
      return digit >= 0 && digit <= 9 ? digit : Float.NaN;
    }
    if (!DECIMAL_CHARACTERS.matchesAllOf(text)) {
      return Float.NaN;
    }
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }
}
