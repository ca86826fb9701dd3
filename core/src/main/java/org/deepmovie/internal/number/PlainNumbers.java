package org.deepmovie.internal.number;

import com.google.common.base.CharMatcher;

/**
 * Parses decimal numbers in ASCII. Other forms that Java accepts, such as digits of other scripts,
 * {@code 0x1p3}, {@code 5f}, {@code Infinity} and blanks around a number, are refused: they are
 * more often a mistake than a number.
 */
public final class PlainNumbers {

  private static final CharMatcher CHARACTERS = CharMatcher.anyOf("0123456789.+-eE").precomputed();

  private PlainNumbers() {}

  /** Whether {@code text} has no other characters than decimal numbers have. */
  public static boolean hasPlainCharacters(String text) {
    return CHARACTERS.matchesAllOf(text);
  }

  /**
   * The integer {@code text}.
   *
   * @throws NumberFormatException if it is none
   */
  public static int parseInt(String text) {
    return Integer.parseInt(checked(text));
  }

  /**
   * The integer {@code text}.
   *
   * @throws NumberFormatException if it is none
   */
  public static long parseLong(String text) {
    return Long.parseLong(checked(text));
  }

  /**
   * The number {@code text}, infinite if it is too great.
   *
   * @throws NumberFormatException if it is none
   */
  public static double parseDouble(String text) {
    return Double.parseDouble(checked(text));
  }

  private static String checked(String text) {
    if (!hasPlainCharacters(text)) {
      throw new NumberFormatException(text);
    }
    return text;
  }
}
