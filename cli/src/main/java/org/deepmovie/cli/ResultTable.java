package org.deepmovie.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.Interval;
import org.deepmovie.eval.PopularityBucket;
import org.deepmovie.model.TrainingListener;

/** The table that {@code evaluate} prints. */
final class ResultTable {

  private ResultTable() {}

  static String of(List<ModelResult> results, int k) {
    return metrics(results, k)
        + System.lineSeparator()
        + "RMSE by the item's number of training ratings:"
        + System.lineSeparator()
        + buckets(results);
  }

  private static String metrics(List<ModelResult> results, int k) {
    return byModel()
        .numbers("RMSE", metric("rmse"))
        .numbers("MAE", metric("mae"))
        .numbers("P@" + k, metric("precision@" + k))
        .numbers("NDCG@" + k, metric("ndcg@" + k))
        .numbers("epochs", result -> epochs(result.result()))
        .numbers("s/epoch", result -> epochSeconds(result.result()))
        .numbers("fit s", result -> fitSeconds(result.result()))
        .of(results);
  }

  private static String buckets(List<ModelResult> results) {
    TextTable<ModelResult> table = byModel();
    for (PopularityBucket bucket : PopularityBucket.values()) {
      table.numbers(
          bucket.label(),
          result -> number(result.result().summary().buckets().get(bucket.ordinal()).rmse()));
    }
    return table.of(results);
  }

  private static TextTable<ModelResult> byModel() {
    return new TextTable<ModelResult>().words("model", result -> result.spec().toString());
  }

  private static Function<ModelResult, String> metric(String metric) {
    return result -> {
      Interval interval = result.result().summary().metrics().get(metric);
      return interval == null ? "-" : number(interval);
    };
  }

  private static String number(Interval interval) {
    if (Double.isNaN(interval.mean())) {
      return "-";
    }
    String mean = String.format(Locale.ROOT, "%.4f", interval.mean());
    return interval.n() < 2
        ? mean
        : mean + String.format(Locale.ROOT, " ±%.4f", interval.high() - interval.mean());
  }

  private static String epochs(Experiment.Result result) {
    double mean = result.runs().stream().mapToInt(run -> run.epochs().size()).average().orElse(0);
    return mean == 0 ? "-" : String.format(Locale.ROOT, "%.0f", mean);
  }

  private static String epochSeconds(Experiment.Result result) {
    double mean =
        result.runs().stream()
            .flatMap(run -> run.epochs().stream())
            .mapToDouble(TrainingListener.Epoch::seconds)
            .average()
            .orElse(Double.NaN);
    return Double.isNaN(mean) ? "-" : String.format(Locale.ROOT, "%.3f", mean);
  }

  private static String fitSeconds(Experiment.Result result) {
    double mean =
        result.runs().stream().mapToDouble(Experiment.Run::fitSeconds).average().orElseThrow();
    return String.format(Locale.ROOT, "%.2f", mean);
  }
}
