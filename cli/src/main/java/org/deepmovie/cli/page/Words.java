package org.deepmovie.cli.page;

import com.google.common.base.CharMatcher;
import java.util.List;
import java.util.Locale;

/** Numbers and names as readers expect them. */
final class Words {

  private static final double SMALL_SHARE = 0.1;
  private static final int LONGEST = 26;
  private static final CharMatcher VOWELS = CharMatcher.anyOf("aeiou");

  private Words() {}

  /** A whole number with its thousands set apart. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number with {@code decimals} decimals, "–" for NaN. */
  static String number(double value, int decimals) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** A number with no more decimals than it needs, two at most. */
  static String plain(double value) {
    return number(value, 2).replaceFirst("\\.?0+$", "").replace("-", "−");
  }

  /** A share from 0 to 1 in percent, whose sign does not go to another line alone. */
  static String percent(double share) {
    return number(100 * share, share < SMALL_SHARE ? 2 : 1) + "\u00a0%";
  }

  /** A number and what it counts, which takes an s for the plural. */
  static String count(long number, String noun) {
    return number(number) + " " + (number == 1 ? noun : plural(noun));
  }

  /** A field's name for several of it; a name that ends in s is taken for a plural. */
  static String plural(String name) {
    if (name.endsWith("s")) {
      return name;
    }
    boolean consonantAndY =
        name.endsWith("y") && name.length() > 1 && !VOWELS.matches(name.charAt(name.length() - 2));
    return consonantAndY ? name.substring(0, name.length() - 1) + "ies" : name + "s";
  }

  /** The same with a capital at the start. */
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Names short enough to stand at an axis. */
  static List<String> labels(List<String> names) {
    return names.stream().map(Words::label).toList();
  }

  private static String label(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  /** A cell of a table on the page. */
  static String cell(Object value) {
    if (value instanceof Number && !(value instanceof Double)) {
      return number(((Number) value).longValue());
    }
    return value instanceof Double real ? number(real, 4) : String.valueOf(value);
  }
}
