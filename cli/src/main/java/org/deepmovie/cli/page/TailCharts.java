package org.deepmovie.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.cli.chart.Axis;
import org.deepmovie.cli.chart.XyChart;
import org.deepmovie.cli.chart.XyChart.Kind;
import org.deepmovie.cli.chart.XyChart.Mark;
import org.deepmovie.cli.chart.XyChart.Panel;
import org.deepmovie.cli.chart.XyChart.Point;
import org.deepmovie.cli.explore.LongTail;
import org.deepmovie.cli.explore.Sparsity;

/** How unevenly ratings are spread. */
final class TailCharts {

  private static final double TOP = 0.1;

  private TailCharts() {}

  /** The numbers of ratings of users or items, from the most rated to the least. */
  static Exhibit ranks(Side side, LongTail tail) {
    String noun = side.noun();
    boolean titled = side.hasTitles();
    Table.Builder table =
        titled
            ? new Table.Builder("rank", noun, "title", "ratings")
            : new Table.Builder("rank", noun, "ratings");
    List<Point> points = new ArrayList<>();
    for (int place = 0; place < tail.size(); place++) {
      int row = tail.row(place);
      points.add(new Point(place + 1, tail.count(place), ""));
      if (titled) {
        table.row(place + 1, side.id().apply(row), side.title().apply(row), tail.count(place));
      } else {
        table.row(place + 1, side.id().apply(row), tail.count(place));
      }
    }
    Panel panel =
        new Panel(
            Axis.logarithmic("rank of the " + noun + " (logarithmic)", 1, tail.size()),
            Axis.logarithmic(
                "number of ratings (logarithmic)", tail.count(tail.size() - 1), tail.count(0)),
            List.of(new Mark(Words.plural(noun), Kind.LINE, points)));
    return new Exhibit(
        "ratings-per-" + noun,
        "Ratings per " + noun,
        ranksCaption(side, tail, titled),
        new XyChart(List.of(panel)),
        table.build());
  }

  private static String ranksCaption(Side side, LongTail tail, boolean titled) {
    String noun = side.noun();
    String first = titled ? " (" + side.title().apply(tail.row(0)) + ")" : "";
    String caption =
        "The %s with the most ratings%s has %s, the median one has %s, the last of %s has %s."
            .formatted(
                noun,
                first,
                Words.number(tail.count(0)),
                Words.plain(tail.median()),
                Words.count(tail.size(), noun),
                Words.number(tail.count(tail.size() - 1)));
    return tail.unrated() == 0
        ? caption
        : caption + " Without ratings and left out: " + Words.count(tail.unrated(), noun) + ".";
  }

  /** The share of all ratings that the most rated users and items have. */
  static Exhibit concentration(Sparsity sparsity) {
    Table.Builder table = new Table.Builder("top percent", "items' share", "users' share");
    for (int percent = 0; percent <= 100; percent++) {
      double fraction = percent / 100.0;
      table.row(percent, sparsity.items().share(fraction), sparsity.users().share(fraction));
    }
    Panel panel =
        new Panel(
            Axis.linear("top % of items or users, by their number of ratings", 0, 100),
            Axis.linear("share of all ratings (%)", 0, 100),
            List.of(
                line("items", sparsity.items()),
                line("users", sparsity.users()),
                new Mark(
                    "if all had the same number",
                    Kind.REFERENCE,
                    List.of(new Point(0, 0, ""), new Point(100, 100, "")))));
    String caption =
        "The most rated %.0f %% of items have %s of all ratings, the most active %.0f %% of users %s."
            .formatted(
                100 * TOP,
                Words.percent(sparsity.items().share(TOP)),
                100 * TOP,
                Words.percent(sparsity.users().share(TOP)));
    return new Exhibit(
        "concentration",
        "Share of the most rated",
        caption,
        new XyChart(List.of(panel)),
        table.build());
  }

  private static Mark line(String name, LongTail tail) {
    return new Mark(
        name,
        Kind.LINE,
        IntStream.rangeClosed(0, 100)
            .mapToObj(percent -> new Point(percent, 100 * tail.share(percent / 100.0), ""))
            .toList());
  }
}
