package org.deepmovie.internal.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses times of data files to whole seconds since 1970.
 *
 * <ul>
 *   <li>Numbers, with or without fraction and exponent: seconds, or, as their size tells,
 *       milliseconds (from 1e11 on), microseconds (from 1e14 on) or nanoseconds (from 1e17 on).
 *       Read as seconds, 1e11 would be in the year 5138.
 *   <li>Dates such as 2009-01-31, with or without a time of day, a fraction of a second and an
 *       offset; without an offset they are UTC. A column of dates such as 20090131 is one of dates,
 *       too.
 * </ul>
 */
public final class TimeParser {

  private static final double LEAST_MILLISECONDS = 1e11;
  private static final double UNIT_STEP = 1000;
  private static final List<String> UNITS =
      List.of("seconds", "milliseconds", "microseconds", "nanoseconds");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?");
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"
              + "(?:[Tt ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?"
              + "\\s*([Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?)?");

  private static final Pattern BASIC_DATE = Pattern.compile("(19|20)\\d\\d[01]\\d[0-3]\\d");

  private final boolean basicDates;
  private final String unit;

  private TimeParser(boolean basicDates, String unit) {
    this.basicDates = basicDates;
    this.unit = unit;
  }

  /**
   * A parser for a column that begins with {@code sample}. If all of them have the form yyyymmdd,
   * they are dates, and not seconds, which would all be in 1970.
   */
  public static TimeParser of(List<String> sample) {
    List<String> times = sample.stream().filter(time -> !time.isEmpty()).toList();
    TimeParser dates = new TimeParser(true, "dates");
    boolean basicDates =
        !times.isEmpty()
            && times.stream()
                .allMatch(
                    time -> BASIC_DATE.matcher(time).matches() && dates.parse(time).isPresent());
    return basicDates
        ? dates
        : new TimeParser(false, times.isEmpty() ? UNITS.get(0) : unit(times.get(0)));
  }

  private static String unit(String time) {
    if (!NUMBER.matcher(time).matches()) {
      return "dates";
    }
    return UNITS.get(thousands(Math.abs(Double.parseDouble(time))));
  }

  /** The unit of the first times: seconds, milliseconds, microseconds, nanoseconds or dates. */
  public String unit() {
    return unit;
  }

  /** The time that {@code text} gives, in seconds since 1970, or nothing if it gives none. */
  public OptionalLong parse(String text) {
    if (basicDates && BASIC_DATE.matcher(text).matches()) {
      return parse(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6));
    }
    int length = text.length();
    if (length > 0 && length <= 11) {
      long seconds = digits(text);
      if (seconds >= 0) {
        return OptionalLong.of(seconds);
      }
    }
    if (NUMBER.matcher(text).matches()) {
      return number(new BigDecimal(text));
    }
    Matcher date = DATE.matcher(text);
    return date.matches() ? date(date) : OptionalLong.empty();
  }

  /** The number of at most 11 digits {@code text}, or -1. */
  private static long digits(String text) {
    long number = 0;
    for (int n = 0; n < text.length(); n++) {
      int digit = text.charAt(n) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static OptionalLong number(BigDecimal value) {
    int thousands = thousands(Math.abs(value.doubleValue()));
    BigDecimal seconds = value.movePointLeft(3 * thousands);
    return Math.abs(seconds.doubleValue()) >= LEAST_MILLISECONDS
        ? OptionalLong.empty()
        : OptionalLong.of(seconds.setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  /** The power of 1000 that divides the unit of a time of the size {@code size}. */
  private static int thousands(double size) {
    int thousands = 0;
    for (double rest = size;
        rest >= LEAST_MILLISECONDS && thousands < UNITS.size() - 1;
        rest /= UNIT_STEP) {
      thousands++;
    }
    return thousands;
  }

  private static OptionalLong date(Matcher date) {
    try {
      LocalDate day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
      int hour = number(date, 4);
      int minute = number(date, 5);
      int second = number(date, 6);
      if (hour > 24 || minute > 59 || second > 60 || hour == 24 && minute + second > 0) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(
          day.toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second - offset(date.group(7)));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static int number(Matcher date, int group) {
    return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
  }

  private static int offset(String text) {
    return text == null || Character.isLetter(text.charAt(0))
        ? 0
        : ZoneOffset.of(text).getTotalSeconds();
  }
}
