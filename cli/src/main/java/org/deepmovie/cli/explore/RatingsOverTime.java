package org.deepmovie.cli.explore;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;

/**
 * When ratings were given, by day, week, month or years, whichever is the finest that makes at most
 * {@value #MOST} periods. Times are UTC.
 *
 * @param period the length of a period, such as "month"
 * @param periods from the first to the last that has ratings, those between that have none included
 * @param unknown the number of ratings without a time
 * @param strange the number of ratings before year 1 or after 9999
 */
public record RatingsOverTime(String period, List<Period> periods, int unknown, int strange) {

  private static final int MOST = 100;
  private static final long DAY = 86_400;
  private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final LocalDate MONDAY = LocalDate.of(1970, 1, 5);

  /**
   * One period.
   *
   * @param start its first day
   * @param end the first day of the next
   * @param count the number of its ratings
   * @param mean of these ratings, NaN of none
   */
  public record Period(LocalDate start, LocalDate end, int count, double mean) {}

  /** A way to number periods. */
  private record Calendar(String name, int months, int days) {

    long number(LocalDate day) {
      return months > 0
          ? Math.floorDiv(day.getYear() * 12L + day.getMonthValue() - 1, months)
          : Math.floorDiv(day.toEpochDay() - MONDAY.toEpochDay(), days);
    }

    LocalDate start(long number) {
      return months > 0
          ? LocalDate.of(0, 1, 1).plusMonths(number * months)
          : MONDAY.plusDays(number * days);
    }
  }

  private static final List<Calendar> CALENDARS =
      List.of(
          new Calendar("day", 0, 1),
          new Calendar("week", 0, 7),
          new Calendar("month", 1, 0),
          new Calendar("year", 12, 0),
          new Calendar("decade", 120, 0),
          new Calendar("century", 1200, 0));

  public RatingsOverTime {
    periods = List.copyOf(periods);
  }

  /** The ratings over time, or nothing if no rating has a time between the years 1 and 9999. */
  public static Optional<RatingsOverTime> of(RatingMatrix ratings) {
    int unknown = 0;
    int strange = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int p = 0; p < ratings.size(); p++) {
      long day = Math.floorDiv(ratings.timestamp(p), DAY);
      if (ratings.timestamp(p) == Rating.NO_TIMESTAMP) {
        unknown++;
      } else if (day < FIRST || day > LAST) {
        strange++;
      } else {
        first = Math.min(first, day);
        last = Math.max(last, day);
      }
    }
    if (first > last) {
      return Optional.empty();
    }
    Calendar calendar = calendar(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last));
    return Optional.of(
        new RatingsOverTime(
            calendar.name(), periods(calendar, first, last, ratings), unknown, strange));
  }

  private static Calendar calendar(LocalDate first, LocalDate last) {
    return CALENDARS.stream()
        .filter(calendar -> calendar.number(last) - calendar.number(first) < MOST)
        .findFirst()
        .orElse(CALENDARS.get(CALENDARS.size() - 1));
  }

  private static List<Period> periods(
      Calendar calendar, long first, long last, RatingMatrix ratings) {
    int[] numbers = new int[(int) (last - first) + 1];
    long zero = calendar.number(LocalDate.ofEpochDay(first));
    for (int day = 0; day < numbers.length; day++) {
      numbers[day] = (int) (calendar.number(LocalDate.ofEpochDay(first + day)) - zero);
    }
    Moments[] moments = new Moments[numbers[numbers.length - 1] + 1];
    for (int n = 0; n < moments.length; n++) {
      moments[n] = new Moments();
    }
    for (int p = 0; p < ratings.size(); p++) {
      long day = Math.floorDiv(ratings.timestamp(p), DAY);
      if (ratings.timestamp(p) != Rating.NO_TIMESTAMP && day >= first && day <= last) {
        moments[numbers[(int) (day - first)]].add(ratings.byUser().value(p));
      }
    }
    List<Period> periods = new ArrayList<>();
    for (int n = 0; n < moments.length; n++) {
      periods.add(
          new Period(
              calendar.start(zero + n),
              calendar.start(zero + n + 1),
              moments[n].count(),
              moments[n].mean()));
    }
    return periods;
  }
}
