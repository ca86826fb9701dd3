package org.deepmovie.cli.page;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.cli.chart.Axes;
import org.deepmovie.cli.chart.ColumnChart;
import org.deepmovie.cli.chart.ColumnChart.ChartColumn;
import org.deepmovie.cli.explore.RatingHistogram;
import org.deepmovie.cli.explore.RatingHistogram.RatingBin;
import org.deepmovie.cli.explore.RatingsOverTime;
import org.deepmovie.cli.explore.RatingsOverTime.RatingPeriod;
import org.deepmovie.data.Dataset;
import org.jfree.chart.axis.ValueAxis;

/** Charts of the ratings by value and over time. */
final class RatingCharts {

  /** Formats of dates on the axis by length of period; longer periods are labeled by year. */
  private static final Map<String, String> DATE_FORMATS =
      Map.of("day", "yyyy-MM-dd", "week", "yyyy-MM-dd", "month", "yyyy-MM");

  private RatingCharts() {}

  static PageSection section(Dataset data) {
    List<CaptionedChart> charts = new ArrayList<>();
    charts.add(histogram(RatingHistogram.of(data), data.ratings().size()));
    Optional<RatingsOverTime> time = RatingsOverTime.of(data.ratings());
    time.ifPresent(timed -> charts.add(overTime(timed, data.ratings().size())));
    return new PageSection(
        "Ratings",
        charts,
        time.isPresent() ? List.of() : List.of("This data has no times of ratings."));
  }

  private static CaptionedChart histogram(RatingHistogram histogram, int ratings) {
    List<ChartColumn> columns = new ArrayList<>();
    ChartData.Builder data = new ChartData.Builder("from", "to", "ratings", "share");
    double spacing = histogram.spacing();
    for (RatingBin bin : histogram.bins()) {
      columns.add(new ChartColumn(bin.from() - spacing / 2, bin.to() + spacing / 2, bin.count()));
      data.row(bin.from(), bin.to(), bin.count(), (double) bin.count() / ratings);
    }
    RatingBin mode =
        histogram.bins().stream().max(Comparator.comparingInt(RatingBin::count)).orElseThrow();
    String caption =
        "The most frequent rating is %s, with %s of all ratings; the mean is %s and the standard deviation %s."
            .formatted(
                label(mode),
                TextFormat.percent((double) mode.count() / ratings),
                TextFormat.number(histogram.mean(), 2),
                TextFormat.number(histogram.standardDeviation(), 2));
    return new CaptionedChart(
        "ratings",
        "Ratings given",
        caption,
        ColumnChart.figure(axis(histogram), "number of ratings", columns),
        data.build());
  }

  private static ValueAxis axis(RatingHistogram histogram) {
    boolean integers =
        histogram.spacing() > 0 && histogram.spacing() == Math.rint(histogram.spacing());
    return integers ? Axes.integers("rating") : Axes.numbers("rating");
  }

  private static String label(RatingBin bin) {
    String from = TextFormat.plain(bin.from());
    return bin.from() == bin.to() ? from : from + " to " + TextFormat.plain(bin.to());
  }

  private static CaptionedChart overTime(RatingsOverTime time, int ratings) {
    List<ChartColumn> columns = new ArrayList<>();
    String pattern = DATE_FORMATS.get(time.unit());
    ValueAxis axis = pattern == null ? Axes.years("year (UTC)") : Axes.dates("time (UTC)", pattern);
    ChartData.Builder data = new ChartData.Builder(time.unit() + " from", "ratings", "mean rating");
    for (RatingPeriod period : time.periods()) {
      columns.add(
          pattern == null
              ? new ChartColumn(period.start().getYear(), period.end().getYear(), period.count())
              : new ChartColumn(
                  milliseconds(period.start()), milliseconds(period.end()), period.count()));
      data.row(period.start(), period.count(), period.mean());
    }
    return new CaptionedChart(
        "ratings-over-time",
        "Ratings over time",
        overTimeCaption(time, ratings),
        ColumnChart.figure(axis, "ratings per " + time.unit(), columns),
        data.build());
  }

  private static double milliseconds(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static String overTimeCaption(RatingsOverTime time, int ratings) {
    RatingPeriod busiest =
        time.periods().stream().max(Comparator.comparingInt(RatingPeriod::count)).orElseThrow();
    int known = ratings - time.untimed() - time.outOfRange();
    StringBuilder caption = new StringBuilder();
    caption.append(
        "The %s with the most ratings, %s, has %s ratings: %s of those with a time."
            .formatted(
                time.unit(),
                label(busiest, time.unit()),
                TextFormat.number(busiest.count()),
                TextFormat.percent((double) busiest.count() / known)));
    if (time.untimed() > 0) {
      caption
          .append(" Ratings without a time: ")
          .append(TextFormat.number(time.untimed()))
          .append('.');
    }
    if (time.outOfRange() > 0) {
      caption
          .append(" Ratings before the year 1 or after 9999, which are left out: ")
          .append(TextFormat.number(time.outOfRange()))
          .append('.');
    }
    return caption.toString();
  }

  private static String label(RatingPeriod period, String length) {
    String date = period.start().toString();
    return switch (length) {
      case "day", "week" -> date;
      case "month" -> date.substring(0, date.length() - 3);
      default -> String.valueOf(period.start().getYear());
    };
  }
}
