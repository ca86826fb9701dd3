package org.deepmovie.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.deepmovie.cli.chart.Axis;
import org.deepmovie.cli.chart.XyChart;
import org.deepmovie.cli.chart.XyChart.Kind;
import org.deepmovie.cli.chart.XyChart.Mark;
import org.deepmovie.cli.chart.XyChart.Panel;
import org.deepmovie.cli.chart.XyChart.Point;
import org.deepmovie.cli.explore.MeanAndSpread;
import org.deepmovie.cli.explore.MeanAndSpread.Step;
import org.deepmovie.data.RatingScale;

/** Mean and spread of ratings against their number, one panel each. */
final class SpreadChart {

  /** So many users or items are seen as dots; of more than that every second, third, ... */
  private static final int MOST_DOTS = 4000;

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
    for (MeanAndSpread.Point point : numbers.points()) {
      table.row(side.id().apply(point.row()), point.count(), point.mean(), point.deviation());
    }
    double widest =
        numbers.points().stream()
            .mapToDouble(MeanAndSpread.Point::deviation)
            .filter(deviation -> deviation >= 0)
            .max()
            .orElse(1);
    return new Exhibit(
        noun + "-means",
        "Mean and spread of the ratings of " + Words.plural(noun),
        caption(),
        new XyChart(
            List.of(
                panel(
                    Axis.linear("mean rating", scale.min(), scale.max()),
                    MeanAndSpread.Point::mean,
                    Step::mean),
                panel(
                    Axis.fromZero("standard deviation", widest),
                    MeanAndSpread.Point::deviation,
                    Step::deviation))),
        table.build());
  }

  private Panel panel(
      Axis y, ToDoubleFunction<MeanAndSpread.Point> ofPoint, ToDoubleFunction<Step> ofStep) {
    int most = numbers.points().stream().mapToInt(MeanAndSpread.Point::count).max().orElseThrow();
    int least = numbers.points().stream().mapToInt(MeanAndSpread.Point::count).min().orElseThrow();
    int every = (numbers.points().size() + MOST_DOTS - 1) / MOST_DOTS;
    List<Point> dots =
        IntStream.range(0, numbers.points().size())
            .filter(n -> n % every == 0)
            .mapToObj(n -> numbers.points().get(n))
            .filter(point -> !Double.isNaN(ofPoint.applyAsDouble(point)))
            .map(point -> new Point(point.count(), ofPoint.applyAsDouble(point), ""))
            .toList();
    List<Point> knots = new ArrayList<>();
    for (Step step : numbers.steps()) {
      double value = ofStep.applyAsDouble(step);
      if (!Double.isNaN(value)) {
        String hint = range(step) + ", " + Words.count(step.rows(), side.noun());
        knots.add(new Point(step.centre(), value, hint + ": " + Words.number(value, 2)));
      }
    }
    String noun = side.noun();
    String dot =
        every == 1 ? "a dot is one " + noun : "a dot is one in " + every + " " + noun + "s";
    return new Panel(
        Axis.logarithmic("number of ratings of the " + noun + " (logarithmic)", least, most),
        y,
        List.of(
            new Mark(dot, Kind.DOTS, dots),
            new Mark(
                "average of those with about as many ratings (by powers of 2)",
                Kind.KNOTS,
                knots)));
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
