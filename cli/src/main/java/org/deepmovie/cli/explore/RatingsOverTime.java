package org.deepmovie.cli.explore;

import com.google.common.math.StatsAccumulator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;

/**
 * Numbers of ratings by day, week, month, year, decade or century: by the shortest of these that
 * makes at most {@value #MAX_PERIODS} periods. Times are in UTC.
 *
 * @param unit the length of a period, such as "month"
 * @param periods from the first to the last that has ratings, with those between that have none
 * @param untimed number of ratings without a time
 * @param outOfRange number of ratings before the year 1 or after 9999
 */
public record RatingsOverTime(
    String unit, List<RatingPeriod> periods, int untimed, int outOfRange) {

  private static final int MAX_PERIODS = 100;
  private static final long DAY = 86_400;
  private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final LocalDate MONDAY = LocalDate.of(1970, 1, 5);

  /**
   * One period.
   *
   * @param start its first day
   * @param end the first day of the next
   * @param count number of its ratings
   * @param mean of these ratings, NaN if there are none
   */
  public record RatingPeriod(LocalDate start, LocalDate end, int count, double mean) {}

  /** A length of periods, in months or in days, which numbers them. */
  private record PeriodLength(String name, int months, int days) {

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

  private static final List<PeriodLength> LENGTHS =
      List.of(
          new PeriodLength("day", 0, 1),
          new PeriodLength("week", 0, 7),
          new PeriodLength("month", 1, 0),
          new PeriodLength("year", 12, 0),
          new PeriodLength("decade", 120, 0),
          new PeriodLength("century", 1200, 0));

  public RatingsOverTime {
    periods = List.copyOf(periods);
  }

  /** The ratings over time; empty if no rating has a time between the years 1 and 9999. */
  public static Optional<RatingsOverTime> of(RatingMatrix ratings) {
    int untimed = 0;
    int outOfRange = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int p = 0; p < ratings.size(); p++) {
      long day = Math.floorDiv(ratings.timestamp(p), DAY);
      if (ratings.timestamp(p) == Rating.NO_TIMESTAMP) {
        untimed++;
      } else if (day < FIRST || day > LAST) {
        outOfRange++;
      } else {
        first = Math.min(first, day);
        last = Math.max(last, day);
      }
    }
    if (first > last) {
      return Optional.empty();
    }
    PeriodLength length = length(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last));
    return Optional.of(
        new RatingsOverTime(
            length.name(), periods(length, first, last, ratings), untimed, outOfRange));
  }

  private static PeriodLength length(LocalDate first, LocalDate last) {
    return LENGTHS.stream()
        .filter(length -> length.number(last) - length.number(first) < MAX_PERIODS)
        .findFirst()
        .orElse(LENGTHS.get(LENGTHS.size() - 1));
  }

  private static List<RatingPeriod> periods(
      PeriodLength length, long first, long last, RatingMatrix ratings) {
    int[] numbers = new int[(int) (last - first) + 1];
    long zero = length.number(LocalDate.ofEpochDay(first));
    for (int day = 0; day < numbers.length; day++) {
      numbers[day] = (int) (length.number(LocalDate.ofEpochDay(first + day)) - zero);
    }
    StatsAccumulator[] samples = new StatsAccumulator[numbers[numbers.length - 1] + 1];
    Arrays.setAll(samples, n -> new StatsAccumulator());
    for (int p = 0; p < ratings.size(); p++) {
      long day = Math.floorDiv(ratings.timestamp(p), DAY);
      if (ratings.timestamp(p) != Rating.NO_TIMESTAMP && day >= first && day <= last) {
        samples[numbers[(int) (day - first)]].add(ratings.byUser().value(p));
      }
    }
    List<RatingPeriod> periods = new ArrayList<>();
    for (int n = 0; n < samples.length; n++) {
      periods.add(
          new RatingPeriod(
              length.start(zero + n),
              length.start(zero + n + 1),
              (int) samples[n].count(),
              SampleMoments.mean(samples[n])));
    }
    return periods;
  }
}
