package org.deepmovie.internal.rows;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses calendar dates, with or without a time of day, a fraction of a second and an offset.
 * Without an offset they are UTC.
 *
 * <ul>
 *   <li>The year first: 2009-01-31, 2009/1/31 14:05, 2009-01-31T14:05:09.5+01:00.
 *   <li>The year last, in numbers: 31.1.2009, and 31/1/2009 or 1/31/2009 where it is known which is
 *       the day.
 *   <li>Months by English names: 31 Jan 2009, January 31, 2009, Sat Jan 31 14:05:09 -0800 2009.
 * </ul>
 */
final class CalendarDates {

  private static final String ZONE = "(?<zone>[Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?";
  private static final String CLOCK =
      "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d+)?)?"
          + "\\s*(?<half>[AaPp]\\.?[Mm]\\.?)?";
  private static final String CLOCK_IF_THERE =
      "(?:(?:[Tt]|,?\\s+)\\s*" + CLOCK + "\\s*" + ZONE + ")?";
  private static final String WEEKDAY = "(?:(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+)?";
  private static final String MONTH_NAME = "(?<month>\\p{Alpha}{3,9})\\.?";
  private static final String DAY = "(?<day>\\d{1,2})";
  private static final String YEAR = "(?<year>\\d{4})";

  private static final Pattern YEAR_FIRST =
      Pattern.compile(YEAR + "[-/.](?<month>\\d{1,2})[-/.]" + DAY + CLOCK_IF_THERE);
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<first>\\d{1,2})(?:(?<mark>[-/.])(?<other>\\d{1,2})\\k<mark>"
              + "| (?<amazon>\\d{1,2}), )"
              + YEAR
              + CLOCK_IF_THERE);
  private static final List<Pattern> NAMED_MONTHS =
      List.of(
          Pattern.compile(
              WEEKDAY + DAY + "[- ]" + MONTH_NAME + "[-, ]\\s*" + YEAR + CLOCK_IF_THERE),
          Pattern.compile(WEEKDAY + MONTH_NAME + "\\s+" + DAY + ",?\\s+" + YEAR + CLOCK_IF_THERE),
          Pattern.compile(
              WEEKDAY
                  + MONTH_NAME
                  + "\\s+"
                  + DAY
                  + "\\s+"
                  + CLOCK
                  + "\\s*"
                  + ZONE
                  + "\\s+"
                  + YEAR));

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final int SHORT_NAME = 3;
  private static final int MONTHS_A_YEAR = 12;

  private CalendarDates() {}

  /**
   * Whether {@code text} has the form of a date whose day and month only {@link DateOrder} tells.
   */
  static boolean needsOrder(String text) {
    Matcher date = YEAR_LAST.matcher(text);
    return date.matches() && orderIsOpen(date);
  }

  /** Dots are written after the day, and blanks, as by Amazon, after the month. */
  private static boolean orderIsOpen(Matcher date) {
    return date.group("mark") != null && !date.group("mark").equals(".");
  }

  /** What {@code text} tells of the order of day and month: one beyond 12 is the day. */
  static DateOrder order(String text) {
    Matcher date = YEAR_LAST.matcher(text);
    if (!date.matches() || !orderIsOpen(date)) {
      return DateOrder.UNKNOWN;
    }
    boolean dayFirst = Integer.parseInt(date.group("first")) > MONTHS_A_YEAR;
    boolean monthFirst = Integer.parseInt(date.group("other")) > MONTHS_A_YEAR;
    return dayFirst == monthFirst
        ? DateOrder.UNKNOWN
        : dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
  }

  /** The seconds since 1970 of the date {@code text}, or nothing if it is none. */
  static OptionalLong parse(String text, DateOrder order) {
    Matcher date = YEAR_FIRST.matcher(text);
    if (date.matches()) {
      return seconds(date, number(date, "month"), number(date, "day"));
    }
    date = YEAR_LAST.matcher(text);
    if (date.matches()) {
      return yearLast(date, order);
    }
    for (Pattern pattern : NAMED_MONTHS) {
      date = pattern.matcher(text);
      if (date.matches()) {
        return seconds(date, month(date.group("month")), number(date, "day"));
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong yearLast(Matcher date, DateOrder order) {
    int first = number(date, "first");
    if (date.group("mark") == null) {
      return seconds(date, first, number(date, "amazon"));
    }
    int other = number(date, "other");
    DateOrder known = orderIsOpen(date) ? order : DateOrder.DAY_FIRST;
    return switch (known) {
      case DAY_FIRST -> seconds(date, other, first);
      case MONTH_FIRST -> seconds(date, first, other);
      case UNKNOWN, CONTRADICTORY -> OptionalLong.empty();
    };
  }

  /** The number of the month {@code name}, written out or by its first letters, or 0. */
  private static int month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int month = 0; month < MONTHS.size(); month++) {
      String full = MONTHS.get(month);
      if (lower.equals(full)
          || lower.equals(full.substring(0, SHORT_NAME))
          || lower.equals("sept") && month == 8) {
        return month + 1;
      }
    }
    return 0;
  }

  private static OptionalLong seconds(Matcher date, int month, int day) {
    int hour = hour(date);
    int minute = number(date, "minute");
    int second = number(date, "second");
    if (hour < 0 || hour > 24 || minute > 59 || second > 60 || hour == 24 && minute + second > 0) {
      return OptionalLong.empty();
    }
    try {
      long days = LocalDate.of(number(date, "year"), month, day).toEpochDay();
      return OptionalLong.of(
          days * 86_400 + hour * 3600L + minute * 60L + second - offset(date.group("zone")));
    } catch (DateTimeException noSuchDay) {
      return OptionalLong.empty();
    }
  }

  /** The hour from 0 to 24, or -1 if one to 12 was expected. */
  private static int hour(Matcher date) {
    int hour = number(date, "hour");
    String half = date.group("half");
    if (half == null) {
      return hour;
    }
    boolean afternoon = Character.toLowerCase(half.charAt(0)) == 'p';
    return hour < 1 || hour > 12 ? -1 : hour % 12 + (afternoon ? 12 : 0);
  }

  private static int number(Matcher date, String group) {
    return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
  }

  private static int offset(String text) {
    return text == null || Character.isLetter(text.charAt(0))
        ? 0
        : ZoneOffset.of(text).getTotalSeconds();
  }
}
