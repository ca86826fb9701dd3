package org.deepmovie.cli.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.deepmovie.cli.chart.Axes;
import org.deepmovie.cli.chart.ColumnChart;
import org.deepmovie.cli.chart.ColumnChart.ChartColumn;
import org.deepmovie.cli.explore.Histogram;

/** A chart of a histogram of integers. */
final class HistogramChart {

  /** An integer is at the middle of its column. */
  private static final double HALF = 0.5;

  private HistogramChart() {}

  /**
   * The chart of {@code histogram}.
   *
   * @param name of the chart's files
   * @param title of the chart
   * @param axis title of the horizontal axis
   * @param noun what is counted, in the singular
   * @param histogram the data
   * @param caption of the chart
   */
  static CaptionedChart of(
      String name,
      String title,
      String axis,
      String noun,
      Histogram histogram,
      Function<Histogram, String> caption) {
    int all = Arrays.stream(histogram.counts()).sum();
    List<ChartColumn> columns = new ArrayList<>();
    ChartData.Builder data = new ChartData.Builder("from", "to", TextFormat.plural(noun), "share");
    for (int n = 0; n < histogram.counts().length; n++) {
      long from = histogram.start() + n * histogram.width();
      long to = from + histogram.width() - 1;
      int count = histogram.counts()[n];
      columns.add(new ChartColumn(from - HALF, to + HALF, count));
      data.row(from, to, count, (double) count / all);
    }
    return new CaptionedChart(
        name,
        title,
        caption.apply(histogram),
        ColumnChart.figure(Axes.integers(axis), "number of " + TextFormat.plural(noun), columns),
        data.build());
  }
}
