package org.deepmovie.cli;

import java.util.List;
import org.deepmovie.eval.RankingMetric;

/** The tables that {@code topk} prints. */
final class TopKTable {

  /** The percentiles up to which shares are shown. */
  static final List<Double> PERCENTILES = List.of(0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0);

  private static final int DECIMALS = 4;

  private TopKTable() {}

  /** The cumulative distribution of the percentile, a line per model. */
  static String percentiles(List<TopKResult> results) {
    TextTable<TopKResult> table = new TextTable<TopKResult>().words("model", TopKResult::name);
    for (double percentile : PERCENTILES) {
      table.numbers(
          number(percentile) + " %", DECIMALS, result -> result.percentiles().within(percentile));
    }
    return table
        .numbers("mean", 2, result -> result.percentiles().mean())
        .numbers("median", 2, result -> result.percentiles().median())
        .numbers("fit s", 2, result -> result.result().fitSeconds())
        .of(results);
  }

  /** Precision, recall, F1 and MAP, a line per model and a column per length. */
  static String lists(List<TopKResult> results, List<Integer> lengths) {
    TextTable<Line> table =
        new TextTable<Line>()
            .words("metric", line -> line.metric().label())
            .words("model", line -> line.result().name());
    for (int length : lengths) {
      table.numbers(
          String.valueOf(length), DECIMALS, line -> line.result().mean(line.metric(), length));
    }
    return table.of(
        TopKResult.METRICS.stream()
            .flatMap(metric -> results.stream().map(result -> new Line(metric, result)))
            .toList());
  }

  private record Line(RankingMetric metric, TopKResult result) {}

  /** A number without needless decimals. */
  static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
