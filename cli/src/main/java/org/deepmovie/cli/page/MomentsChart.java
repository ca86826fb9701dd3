package org.deepmovie.cli.page;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.deepmovie.cli.chart.Axes;
import org.deepmovie.cli.chart.XyChart;
import org.deepmovie.cli.chart.XyChart.PointSeries;
import org.deepmovie.cli.chart.XyChart.PointStyle;
import org.deepmovie.cli.chart.XyChart.XyPanel;
import org.deepmovie.cli.explore.RatingMoments;
import org.deepmovie.cli.explore.RatingMoments.CountBin;
import org.deepmovie.cli.explore.RatingMoments.RowMoments;
import org.deepmovie.data.RatingScale;
import org.jfree.chart.axis.ValueAxis;

/** A chart of the mean and the standard deviation of ratings by their number. */
final class MomentsChart {

  /** The number of dots above which only every second, third, ... user or item is drawn. */
  private static final int MAX_DOTS = 1000;

  /** The least number of users or items in a bin that the caption names. */
  private static final int MIN_MEMBERS = 5;

  private final EntityRatings entities;
  private final RatingScale scale;
  private final RatingMoments moments;

  private MomentsChart(EntityRatings entities, RatingScale scale) {
    this.entities = entities;
    this.scale = scale;
    this.moments = RatingMoments.of(entities.ratings());
  }

  static CaptionedChart of(EntityRatings entities, RatingScale scale) {
    return new MomentsChart(entities, scale).chart();
  }

  private CaptionedChart chart() {
    String noun = entities.noun();
    ChartData.Builder data =
        new ChartData.Builder(noun, "ratings", "mean rating", "standard deviation");
    for (RowMoments row : moments.rows()) {
      data.row(entities.id().apply(row.row()), row.count(), row.mean(), row.standardDeviation());
    }
    int most = moments.rows().stream().mapToInt(RowMoments::count).max().orElseThrow();
    int least = moments.rows().stream().mapToInt(RowMoments::count).min().orElseThrow();
    return new CaptionedChart(
        noun + "-means",
        "Mean and standard deviation of the ratings of " + TextFormat.plural(noun),
        caption(),
        XyChart.figure(
            Axes.logarithmic("number of ratings of the " + noun + " (logarithmic)", least, most),
            List.of(
                panel(
                    Axes.linear("mean rating", scale.min(), scale.max()),
                    RowMoments::mean,
                    CountBin::mean),
                panel(
                    Axes.fromZero("standard deviation"),
                    RowMoments::standardDeviation,
                    CountBin::standardDeviation))),
        data.build());
  }

  private XyPanel panel(
      ValueAxis y, ToDoubleFunction<RowMoments> ofRow, ToDoubleFunction<CountBin> ofBin) {
    int every = (moments.rows().size() + MAX_DOTS - 1) / MAX_DOTS;
    List<RowMoments> dots =
        IntStream.range(0, moments.rows().size())
            .filter(n -> n % every == 0)
            .mapToObj(n -> moments.rows().get(n))
            .toList();
    String noun = entities.noun();
    String dot =
        every == 1 ? "a dot is one " + noun : "a dot is one in " + every + " " + noun + "s";
    return new XyPanel(
        y,
        List.of(
            series(dot, PointStyle.DOTS, dots, RowMoments::count, ofRow),
            series(
                "average over similar numbers of ratings (bins by powers of 2)",
                PointStyle.KNOTS,
                moments.bins(),
                CountBin::center,
                ofBin)));
  }

  private static <T> PointSeries series(
      String name, PointStyle style, List<T> points, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
    List<T> known = points.stream().filter(each -> !Double.isNaN(y.applyAsDouble(each))).toList();
    return new PointSeries(
        name,
        style,
        known.stream().mapToDouble(x).toArray(),
        known.stream().mapToDouble(y).toArray());
  }

  private String caption() {
    List<CountBin> frequent =
        moments.bins().stream().filter(bin -> bin.rows() >= MIN_MEMBERS).toList();
    List<CountBin> named = frequent.isEmpty() ? moments.bins() : frequent;
    CountBin first = named.get(0);
    CountBin last = named.get(named.size() - 1);
    String caption =
        TextFormat.capitalized(TextFormat.plural(entities.noun())) + " with " + described(first);
    return first == last ? caption + "." : caption + "; those with " + described(last) + ".";
  }

  private static String described(CountBin bin) {
    String spread =
        Double.isNaN(bin.standardDeviation())
            ? ""
            : " and a standard deviation of " + TextFormat.number(bin.standardDeviation(), 2);
    return "%s (%s of them) have a mean rating of %s%s on average"
        .formatted(
            range(bin), TextFormat.number(bin.rows()), TextFormat.number(bin.mean(), 2), spread);
  }

  private static String range(CountBin bin) {
    return bin.to() == 1
        ? "1 rating"
        : TextFormat.number(bin.from()) + " to " + TextFormat.number(bin.to()) + " ratings";
  }
}
