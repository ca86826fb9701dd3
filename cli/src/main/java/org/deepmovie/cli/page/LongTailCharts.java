package org.deepmovie.cli.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.cli.chart.Axes;
import org.deepmovie.cli.chart.XyChart;
import org.deepmovie.cli.chart.XyChart.PointSeries;
import org.deepmovie.cli.chart.XyChart.PointStyle;
import org.deepmovie.cli.chart.XyChart.XyPanel;
import org.deepmovie.cli.explore.LongTail;
import org.deepmovie.cli.explore.Sparsity;

/** Charts of the distribution of ratings over users and items. */
final class LongTailCharts {

  private static final double TOP_FRACTION = 0.1;

  private LongTailCharts() {}

  /** The numbers of ratings of users or items by rank. */
  static CaptionedChart ranks(EntityRatings entities, LongTail tail) {
    String noun = entities.noun();
    boolean titled = entities.hasTitles();
    ChartData.Builder data =
        titled
            ? new ChartData.Builder("rank", noun, "title", "ratings")
            : new ChartData.Builder("rank", noun, "ratings");
    for (int rank = 0; rank < tail.size(); rank++) {
      int row = tail.row(rank);
      if (titled) {
        data.row(rank + 1, entities.id().apply(row), entities.title().apply(row), tail.count(rank));
      } else {
        data.row(rank + 1, entities.id().apply(row), tail.count(rank));
      }
    }
    int[] ranks = corners(tail);
    PointSeries line =
        new PointSeries(
            TextFormat.plural(noun),
            PointStyle.LINE,
            Arrays.stream(ranks).mapToDouble(rank -> rank + 1).toArray(),
            Arrays.stream(ranks).mapToDouble(tail::count).toArray());
    XyPanel panel =
        new XyPanel(
            Axes.logarithmic(
                "number of ratings (logarithmic)", tail.count(tail.size() - 1), tail.count(0)),
            List.of(line));
    return new CaptionedChart(
        "ratings-per-" + noun,
        "Ratings per " + noun,
        ranksCaption(entities, tail, titled),
        XyChart.figure(
            Axes.logarithmic("rank of the " + noun + " (logarithmic)", 1, tail.size()),
            List.of(panel)),
        data.build());
  }

  private static String ranksCaption(EntityRatings entities, LongTail tail, boolean titled) {
    String noun = entities.noun();
    String first = titled ? " (" + entities.title().apply(tail.row(0)) + ")" : "";
    String caption =
        "The %s with the most ratings%s has %s, the median %s has %s, the last of %s has %s."
            .formatted(
                noun,
                first,
                TextFormat.number(tail.count(0)),
                noun,
                TextFormat.plain(tail.median()),
                TextFormat.count(tail.size(), noun),
                TextFormat.number(tail.count(tail.size() - 1)));
    return tail.unrated() == 0
        ? caption
        : caption + " " + TextFormat.count(tail.unrated(), noun) + " without ratings are left out.";
  }

  /** The cumulative shares of the ratings of the items and users with the most ratings. */
  static CaptionedChart concentration(Sparsity sparsity) {
    ChartData.Builder data = new ChartData.Builder("top percent", "items' share", "users' share");
    for (int percent = 0; percent <= 100; percent++) {
      double fraction = percent / 100.0;
      data.row(percent, sparsity.items().share(fraction), sparsity.users().share(fraction));
    }
    XyPanel panel =
        new XyPanel(
            Axes.linear("share of all ratings (%)", 0, 100),
            List.of(
                line("items", sparsity.items()),
                line("users", sparsity.users()),
                new PointSeries(
                    "equal numbers of ratings",
                    PointStyle.REFERENCE,
                    new double[] {0, 100},
                    new double[] {0, 100})));
    String caption =
        "The most rated %.0f %% of the items have %s of all ratings, the most active %.0f %% of the users %s."
            .formatted(
                100 * TOP_FRACTION,
                TextFormat.percent(sparsity.items().share(TOP_FRACTION)),
                100 * TOP_FRACTION,
                TextFormat.percent(sparsity.users().share(TOP_FRACTION)));
    return new CaptionedChart(
        "concentration",
        "Cumulative share of the ratings",
        caption,
        XyChart.figure(
            Axes.linear("top % of items or users, by their number of ratings", 0, 100),
            List.of(panel)),
        data.build());
  }

  private static PointSeries line(String name, LongTail tail) {
    double[] percents = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
    double[] shares =
        Arrays.stream(percents).map(percent -> 100 * tail.share(percent / 100)).toArray();
    return new PointSeries(name, PointStyle.LINE, percents, shares);
  }

  /** The ranks at which the line has a corner: the first and the last of each number of ratings. */
  private static int[] corners(LongTail tail) {
    int last = tail.size() - 1;
    return IntStream.rangeClosed(0, last)
        .filter(
            rank ->
                rank == 0
                    || rank == last
                    || tail.count(rank) != tail.count(rank - 1)
                    || tail.count(rank) != tail.count(rank + 1))
        .toArray();
  }
}
