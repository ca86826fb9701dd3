package org.deepmovie.cli.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.cli.chart.Axes;
import org.deepmovie.cli.chart.Curves;
import org.deepmovie.cli.chart.Curves.Kind;
import org.deepmovie.cli.chart.Curves.Mark;
import org.deepmovie.cli.chart.Curves.Panel;
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
    for (int place = 0; place < tail.size(); place++) {
      int row = tail.row(place);
      if (titled) {
        table.row(place + 1, side.id().apply(row), side.title().apply(row), tail.count(place));
      } else {
        table.row(place + 1, side.id().apply(row), tail.count(place));
      }
    }
    int[] places = corners(tail);
    Mark line =
        new Mark(
            Words.plural(noun),
            Kind.LINE,
            Arrays.stream(places).mapToDouble(place -> place + 1).toArray(),
            Arrays.stream(places).mapToDouble(tail::count).toArray());
    Panel panel =
        new Panel(
            Axes.logarithmic(
                "number of ratings (logarithmic)", tail.count(tail.size() - 1), tail.count(0)),
            List.of(line));
    return new Exhibit(
        "ratings-per-" + noun,
        "Ratings per " + noun,
        ranksCaption(side, tail, titled),
        Curves.figure(
            Axes.logarithmic("rank of the " + noun + " (logarithmic)", 1, tail.size()),
            List.of(panel)),
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
            Axes.linear("share of all ratings (%)", 0, 100),
            List.of(
                line("items", sparsity.items()),
                line("users", sparsity.users()),
                new Mark(
                    "if all had the same number",
                    Kind.REFERENCE,
                    new double[] {0, 100},
                    new double[] {0, 100})));
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
        Curves.figure(
            Axes.linear("top % of items or users, by their number of ratings", 0, 100),
            List.of(panel)),
        table.build());
  }

  private static Mark line(String name, LongTail tail) {
    double[] percents = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
    double[] shares =
        Arrays.stream(percents).map(percent -> 100 * tail.share(percent / 100)).toArray();
    return new Mark(name, Kind.LINE, percents, shares);
  }

  /** The places that the line needs: where a number is first or last seen. */
  private static int[] corners(LongTail tail) {
    int last = tail.size() - 1;
    return IntStream.rangeClosed(0, last)
        .filter(
            place ->
                place == 0
                    || place == last
                    || tail.count(place) != tail.count(place - 1)
                    || tail.count(place) != tail.count(place + 1))
        .toArray();
  }
}
