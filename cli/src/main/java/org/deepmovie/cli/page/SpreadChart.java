package org.deepmovie.cli.page;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.deepmovie.cli.chart.Axes;
import org.deepmovie.cli.chart.Curves;
import org.deepmovie.cli.chart.Curves.Kind;
import org.deepmovie.cli.chart.Curves.Mark;
import org.deepmovie.cli.chart.Curves.Panel;
import org.deepmovie.cli.explore.MeanAndSpread;
import org.deepmovie.cli.explore.MeanAndSpread.Point;
import org.deepmovie.cli.explore.MeanAndSpread.Step;
import org.deepmovie.data.RatingScale;
import org.jfree.chart.axis.ValueAxis;

/** Mean and spread of ratings against their number, one panel each. */
final class SpreadChart {

  /** So many users or items are seen as dots; of more than that every second, third, ... */
  private static final int MOST_DOTS = 1000;

  /** Fewer users or items are not named as an example. */
  private static final int ENOUGH = 5;

  private final Side side;
  private final RatingScale scale;
  private final MeanAndSpread numbers;

  private SpreadChart(Side side, RatingScale scale) {
    this.side = side;
    this.scale = scale;
    this.numbers = MeanAndSpread.of(side.ratings());
  }

  static Exhibit of(Side side, RatingScale scale) {
    return new SpreadChart(side, scale).exhibit();
  }

  private Exhibit exhibit() {
    String noun = side.noun();
    Table.Builder table = new Table.Builder(noun, "ratings", "mean rating", "standard deviation");
    for (Point point : numbers.points()) {
      table.row(side.id().apply(point.row()), point.count(), point.mean(), point.deviation());
    }
    int most = numbers.points().stream().mapToInt(Point::count).max().orElseThrow();
    int least = numbers.points().stream().mapToInt(Point::count).min().orElseThrow();
    return new Exhibit(
        noun + "-means",
        "Mean and spread of the ratings of " + Words.plural(noun),
        caption(),
        Curves.figure(
            Axes.logarithmic("number of ratings of the " + noun + " (logarithmic)", least, most),
            List.of(
                panel(
                    Axes.linear("mean rating", scale.min(), scale.max()), Point::mean, Step::mean),
                panel(Axes.fromZero("standard deviation"), Point::deviation, Step::deviation))),
        table.build());
  }

  private Panel panel(ValueAxis y, ToDoubleFunction<Point> ofPoint, ToDoubleFunction<Step> ofStep) {
    int every = (numbers.points().size() + MOST_DOTS - 1) / MOST_DOTS;
    List<Point> dots =
        IntStream.range(0, numbers.points().size())
            .filter(n -> n % every == 0)
            .mapToObj(n -> numbers.points().get(n))
            .toList();
    String noun = side.noun();
    String dot =
        every == 1 ? "a dot is one " + noun : "a dot is one in " + every + " " + noun + "s";
    return new Panel(
        y,
        List.of(
            mark(dot, Kind.DOTS, dots, Point::count, ofPoint),
            mark(
                "average of those with about as many ratings (by powers of 2)",
                Kind.KNOTS,
                numbers.steps(),
                Step::centre,
                ofStep)));
  }

  private static <T> Mark mark(
      String name, Kind kind, List<T> of, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
    List<T> known = of.stream().filter(each -> !Double.isNaN(y.applyAsDouble(each))).toList();
    return new Mark(
        name,
        kind,
        known.stream().mapToDouble(x).toArray(),
        known.stream().mapToDouble(y).toArray());
  }

  private String caption() {
    List<Step> large = numbers.steps().stream().filter(step -> step.rows() >= ENOUGH).toList();
    List<Step> named = large.isEmpty() ? numbers.steps() : large;
    Step first = named.get(0);
    Step last = named.get(named.size() - 1);
    String caption = Words.capital(Words.plural(side.noun())) + " with " + described(first);
    return first == last ? caption + "." : caption + "; those with " + described(last) + ".";
  }

  private static String described(Step step) {
    String spread =
        Double.isNaN(step.deviation())
            ? ""
            : " and a standard deviation of " + Words.number(step.deviation(), 2);
    return "%s (%s of them) have a mean rating of %s%s on average"
        .formatted(range(step), Words.number(step.rows()), Words.number(step.mean(), 2), spread);
  }

  private static String range(Step step) {
    return step.to() == 1
        ? "1 rating"
        : Words.number(step.from()) + " to " + Words.number(step.to()) + " ratings";
  }
}
