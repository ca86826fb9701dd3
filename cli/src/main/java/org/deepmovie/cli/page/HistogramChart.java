package org.deepmovie.cli.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.deepmovie.cli.chart.Axes;
import org.deepmovie.cli.chart.Columns;
import org.deepmovie.cli.chart.Columns.Column;
import org.deepmovie.cli.explore.Histogram;

/** A histogram of whole numbers. */
final class HistogramChart {

  /** A number stands in the middle of its column. */
  private static final double HALF = 0.5;

  private HistogramChart() {}

  /**
   * The histogram as a chart.
   *
   * @param what the numbers are
   * @param noun whose numbers they are
   */
  static Exhibit of(
      String name,
      String title,
      String what,
      String noun,
      Histogram numbers,
      Function<Histogram, String> caption) {
    int all = Arrays.stream(numbers.counts()).sum();
    List<Column> columns = new ArrayList<>();
    Table.Builder table = new Table.Builder("from", "to", Words.plural(noun), "share");
    for (int n = 0; n < numbers.counts().length; n++) {
      long from = numbers.start() + n * numbers.width();
      long to = from + numbers.width() - 1;
      int count = numbers.counts()[n];
      columns.add(new Column(from - HALF, to + HALF, count));
      table.row(from, to, count, (double) count / all);
    }
    return new Exhibit(
        name,
        title,
        caption.apply(numbers),
        Columns.figure(Axes.integers(what), "number of " + Words.plural(noun), columns),
        table.build());
  }
}
