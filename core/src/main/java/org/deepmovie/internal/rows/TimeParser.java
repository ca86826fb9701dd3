package org.deepmovie.internal.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Parses times of data files to whole seconds since 1970.
 *
 * <ul>
 *   <li>Numbers, with or without fraction and exponent: seconds, or, as their size tells,
 *       milliseconds (from 1e11 on), microseconds (from 1e14 on) or nanoseconds (from 1e17 on).
 *       Read as seconds, 1e11 would be in the year 5138.
 *   <li>{@linkplain CalendarDates Calendar dates} such as 2009-01-31 or 1/31/2009. A column of
 *       dates such as 20090131, or of years such as 2009, is one of dates, too.
 * </ul>
 */
public final class TimeParser {

  private static final double LEAST_MILLISECONDS = 1e11;
  private static final double UNIT_STEP = 1000;
  private static final List<String> UNITS =
      List.of("seconds", "milliseconds", "microseconds", "nanoseconds");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?");
  private static final Pattern BASIC_DATE = Pattern.compile("(19|20)\\d\\d[01]\\d[0-3]\\d");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
  private static final String DATES = "dates";
  private static final String YEARS = "years";

  private final String unit;
  private final boolean basicDates;
  private final DateOrder order;

  private TimeParser(String unit, boolean basicDates, DateOrder order) {
    this.unit = unit;
    this.basicDates = basicDates;
    this.order = order;
  }

  /**
   * A parser for a column that begins with {@code sample}. If all of them have the form yyyymmdd or
   * yyyy, they are dates or years, and not seconds, which would all be in 1970.
   */
  public static TimeParser of(List<String> sample) {
    List<String> times = sample.stream().filter(time -> !time.isEmpty()).toList();
    if (times.isEmpty()) {
      return new TimeParser(UNITS.get(0), false, DateOrder.UNKNOWN);
    }
    TimeParser basic = new TimeParser(DATES, true, DateOrder.UNKNOWN);
    if (times.stream().allMatch(basic::isBasicDate)) {
      return basic;
    }
    if (times.stream().allMatch(time -> YEAR.matcher(time).matches())) {
      return new TimeParser(YEARS, false, DateOrder.UNKNOWN);
    }
    return new TimeParser(
        unit(times.get(0)),
        false,
        times.stream().map(DateOrder::of).reduce(DateOrder.UNKNOWN, DateOrder::and));
  }

  private boolean isBasicDate(String time) {
    return BASIC_DATE.matcher(time).matches() && parse(time).isPresent();
  }

  /** The same parser for a column whose dates are in the order {@code other}. */
  public TimeParser withOrder(DateOrder other) {
    return new TimeParser(unit, basicDates, other);
  }

  /** Which of day and month comes first in dates with the year last. */
  public DateOrder order() {
    return order;
  }

  /** Whether {@code text} is a date whose day and month cannot be told apart without an order. */
  public static boolean needsOrder(String text) {
    return CalendarDates.needsOrder(text);
  }

  private static String unit(String time) {
    if (!NUMBER.matcher(time).matches()) {
      return DATES;
    }
    return UNITS.get(thousands(Math.abs(Double.parseDouble(time))));
  }

  /**
   * The unit of the first times: seconds, milliseconds, microseconds, nanoseconds, dates or years.
   */
  public String unit() {
    return unit;
  }

  /** Whether a number of at most 11 digits is a time in seconds, and no date. */
  public boolean readsDigitsAsSeconds() {
    return !basicDates && !unit.equals(YEARS);
  }

  /** The time that {@code text} gives, in seconds since 1970, or nothing if it gives none. */
  public OptionalLong parse(String text) {
    if (basicDates && BASIC_DATE.matcher(text).matches()) {
      return parse(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6));
    }
    if (unit.equals(YEARS) && YEAR.matcher(text).matches()) {
      return parse(text + "-01-01");
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
    return CalendarDates.parse(text, order);
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
}
