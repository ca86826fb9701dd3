package org.deepmovie.cli.page;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.cli.chart.Axes;
import org.deepmovie.cli.chart.Columns;
import org.deepmovie.cli.chart.Columns.Column;
import org.deepmovie.cli.explore.RatingHistogram;
import org.deepmovie.cli.explore.RatingHistogram.Bar;
import org.deepmovie.cli.explore.RatingsOverTime;
import org.deepmovie.cli.explore.RatingsOverTime.Period;
import org.deepmovie.data.Dataset;
import org.jfree.chart.axis.ValueAxis;

/** Which ratings were given, and when. */
final class RatingCharts {

  /** How dates are written at an axis, by period; longer ones are told in years. */
  private static final Map<String, String> DATES =
      Map.of("day", "yyyy-MM-dd", "week", "yyyy-MM-dd", "month", "yyyy-MM");

  private RatingCharts() {}

  static Part part(Dataset data) {
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(histogram(RatingHistogram.of(data), data.ratings().size()));
    Optional<RatingsOverTime> time = RatingsOverTime.of(data.ratings());
    time.ifPresent(known -> exhibits.add(overTime(known, data.ratings().size())));
    return new Part(
        "Ratings",
        exhibits,
        time.isPresent() ? List.of() : List.of("This data has no times of ratings."));
  }

  private static Exhibit histogram(RatingHistogram histogram, int ratings) {
    List<Column> columns = new ArrayList<>();
    Table.Builder table = new Table.Builder("from", "to", "ratings", "share");
    double room = histogram.room();
    for (Bar bar : histogram.bars()) {
      columns.add(new Column(bar.from() - room / 2, bar.to() + room / 2, bar.count()));
      table.row(bar.from(), bar.to(), bar.count(), (double) bar.count() / ratings);
    }
    Bar most = histogram.bars().stream().max(Comparator.comparingInt(Bar::count)).orElseThrow();
    String caption =
        "The most frequent rating is %s, with %s of all ratings; the mean is %s and the standard deviation %s."
            .formatted(
                label(most),
                Words.percent((double) most.count() / ratings),
                Words.number(histogram.mean(), 2),
                Words.number(histogram.deviation(), 2));
    return new Exhibit(
        "ratings",
        "Ratings given",
        caption,
        Columns.figure(axis(histogram), "number of ratings", columns),
        table.build());
  }

  private static ValueAxis axis(RatingHistogram histogram) {
    boolean whole = histogram.room() > 0 && histogram.room() == Math.rint(histogram.room());
    return whole ? Axes.integers("rating") : Axes.numbers("rating");
  }

  private static String label(Bar bar) {
    String from = Words.plain(bar.from());
    return bar.from() == bar.to() ? from : from + " to " + Words.plain(bar.to());
  }

  private static Exhibit overTime(RatingsOverTime time, int ratings) {
    List<Column> columns = new ArrayList<>();
    String pattern = DATES.get(time.period());
    boolean inYears = pattern == null;
    Table.Builder table = new Table.Builder(time.period() + " from", "ratings", "mean rating");
    for (Period period : time.periods()) {
      columns.add(
          inYears
              ? new Column(period.start().getYear(), period.end().getYear(), period.count())
              : new Column(
                  milliseconds(period.start()), milliseconds(period.end()), period.count()));
      table.row(period.start(), period.count(), period.mean());
    }
    return new Exhibit(
        "ratings-over-time",
        "Ratings over time",
        overTimeCaption(time, ratings),
        Columns.figure(
            inYears ? Axes.years("year (UTC)") : Axes.dates("time (UTC)", pattern),
            "ratings per " + time.period(),
            columns),
        table.build());
  }

  private static double milliseconds(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static String overTimeCaption(RatingsOverTime time, int ratings) {
    Period busiest =
        time.periods().stream().max(Comparator.comparingInt(Period::count)).orElseThrow();
    int known = ratings - time.unknown() - time.strange();
    StringBuilder caption = new StringBuilder();
    caption.append(
        "The %s with the most ratings, that of %s, has %s of them, %s of those with a time."
            .formatted(
                time.period(),
                label(busiest, time.period()),
                Words.number(busiest.count()),
                Words.percent((double) busiest.count() / known)));
    if (time.unknown() > 0) {
      caption.append(" Without a time: ").append(Words.count(time.unknown(), "rating")).append('.');
    }
    if (time.strange() > 0) {
      caption
          .append(" Left out as they lie before the year 1 or after 9999: ")
          .append(Words.count(time.strange(), "rating"))
          .append('.');
    }
    return caption.toString();
  }

  private static String label(Period period, String length) {
    String date = period.start().toString();
    return switch (length) {
      case "day", "week" -> date;
      case "month" -> date.substring(0, date.length() - 3);
      default -> String.valueOf(period.start().getYear());
    };
  }
}
