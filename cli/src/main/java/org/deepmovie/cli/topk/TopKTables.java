package org.deepmovie.cli.topk;

import java.util.List;
import org.deepmovie.cli.output.TextTable;
import org.deepmovie.eval.RankingMetric;

/** The tables that {@code topk} prints. */
final class TopKTables {

  /** The percentiles up to which shares are printed. */
  static final List<Double> PERCENTILES = List.of(0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0);

  private static final int DECIMALS = 4;

  private TopKTables() {}

  /** The cumulative distribution of the percentile ranks, a row per model. */
  static String percentiles(List<TopKEvaluation> evaluations) {
    TextTable<TopKEvaluation> table =
        new TextTable<TopKEvaluation>().text("model", TopKEvaluation::model);
    for (double percentile : PERCENTILES) {
      table.number(
          number(percentile) + " %",
          DECIMALS,
          evaluation -> evaluation.percentiles().within(percentile));
    }
    return table
        .number("mean", 2, evaluation -> evaluation.percentiles().mean())
        .number("median", 2, evaluation -> evaluation.percentiles().median())
        .number("fit s", 2, evaluation -> evaluation.result().fitSeconds())
        .format(evaluations);
  }

  /** Precision, recall, F1 and MAP: a row per metric and model, a column per length. */
  static String lists(List<TopKEvaluation> evaluations, List<Integer> lengths) {
    TextTable<MetricOfModel> table =
        new TextTable<MetricOfModel>()
            .text("metric", row -> row.metric().label())
            .text("model", row -> row.evaluation().model());
    for (int length : lengths) {
      table.number(
          String.valueOf(length), DECIMALS, row -> row.evaluation().mean(row.metric(), length));
    }
    return table.format(
        TopKEvaluation.METRICS.stream()
            .flatMap(
                metric ->
                    evaluations.stream().map(evaluation -> new MetricOfModel(metric, evaluation)))
            .toList());
  }

  private record MetricOfModel(RankingMetric metric, TopKEvaluation evaluation) {}

  /** A number without needless decimals. */
  static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
