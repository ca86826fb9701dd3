package org.deepmovie.data.io;

import com.google.common.base.CharMatcher;

/** Decimal numbers as data files write them. */
final class DecimalNumbers {

  private static final CharMatcher DECIMAL = CharMatcher.anyOf("0123456789.+-eE").precomputed();

  private DecimalNumbers() {}

  /**
   * The number that {@code text} writes in decimal digits, or NaN if it writes none. Java's own
   * forms, such as {@code 0x1p3}, {@code 5f} and {@code Infinity}, are none.
   */
  static float parse(String text) {
    if (text.length() == 1) {
      int digit = text.charAt(0) - '0';
      return digit >= 0 && digit <= 9 ? digit : Float.NaN;
    }
    if (!DECIMAL.matchesAllOf(text)) {
      return Float.NaN;
    }
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }
}
