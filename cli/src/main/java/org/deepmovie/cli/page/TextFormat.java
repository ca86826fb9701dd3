package org.deepmovie.cli.page;

import com.google.common.base.CharMatcher;
import java.util.List;
import java.util.Locale;

/** Formats numbers and names for readers. */
final class TextFormat {

  private static final double SMALL_SHARE = 0.1;
  private static final int MAX_LABEL = 26;
  private static final CharMatcher VOWELS = CharMatcher.anyOf("aeiou");

  private TextFormat() {}

  /** An integer with thousands separators. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number with {@code decimals} decimals, "–" for NaN. */
  static String number(double value, int decimals) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** A number with at most two decimals and without trailing zeros. */
  static String plain(double value) {
    return number(value, 2).replaceFirst("\\.?0+$", "").replace("-", "−");
  }

  /** A share from 0 to 1 in percent, with a no-break space before the sign. */
  static String percent(double share) {
    return number(100 * share, share < SMALL_SHARE ? 2 : 1) + "\u00a0%";
  }

  /** A number and its noun, such as "1 item" or "2 items". */
  static String count(long number, String noun) {
    return number(number) + " " + (number == 1 ? noun : plural(noun));
  }

  /** The plural of a noun; a noun that ends in s is taken for a plural. */
  static String plural(String name) {
    if (name.endsWith("s")) {
      return name;
    }
    boolean consonantAndY =
        name.endsWith("y") && name.length() > 1 && !VOWELS.matches(name.charAt(name.length() - 2));
    return consonantAndY ? name.substring(0, name.length() - 1) + "ies" : name + "s";
  }

  /** {@code text} with a capital first letter. */
  static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Names truncated to fit on an axis. */
  static List<String> axisLabels(List<String> names) {
    return names.stream().map(TextFormat::axisLabel).toList();
  }

  private static String axisLabel(String name) {
    return name.codePointCount(0, name.length()) <= MAX_LABEL
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_LABEL - 1)) + "…";
  }

  /** A cell of a table on the page. */
  static String cell(Object value) {
    if (value instanceof Number && !(value instanceof Double)) {
      return number(((Number) value).longValue());
    }
    return value instanceof Double real ? number(real, 4) : String.valueOf(value);
  }
}
