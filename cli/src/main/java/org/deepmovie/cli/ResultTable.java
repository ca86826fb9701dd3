package org.deepmovie.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.Interval;
import org.deepmovie.eval.Summary;
import org.deepmovie.model.TrainingListener;

/** The table that {@code evaluate} prints. */
final class ResultTable {

  private ResultTable() {}

  static String of(List<ModelResult> results, int k) {
    List<Column> columns = new ArrayList<>();
    List<Function<ModelResult, String>> cells = new ArrayList<>();
    add(columns, cells, "model", result -> result.spec().toString());
    metric(columns, cells, "RMSE", "rmse");
    metric(columns, cells, "MAE", "mae");
    metric(columns, cells, "P@" + k, "precision@" + k);
    metric(columns, cells, "NDCG@" + k, "ndcg@" + k);
    for (Summary.BucketSummary bucket : results.get(0).result().summary().buckets()) {
      int index = bucket.bucket().ordinal();
      add(
          columns,
          cells,
          "RMSE at\nn = " + bucket.bucket().label(),
          result -> number(result.result().summary().buckets().get(index).rmse()));
    }
    add(columns, cells, "epochs", result -> epochs(result.result()));
    add(columns, cells, "s/epoch", result -> epochSeconds(result.result()));
    add(columns, cells, "fit s", result -> fitSeconds(result.result()));
    String[][] rows =
        results.stream()
            .map(result -> cells.stream().map(cell -> cell.apply(result)).toArray(String[]::new))
            .toArray(String[][]::new);
    String table =
        AsciiTable.getTable(
            AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns.toArray(Column[]::new), rows);
    return table + System.lineSeparator() + "n: the item's training ratings";
  }

  private static void add(
      List<Column> columns,
      List<Function<ModelResult, String>> cells,
      String header,
      Function<ModelResult, String> cell) {
    HorizontalAlign align = columns.isEmpty() ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT;
    columns.add(new Column().header(header).headerAlign(align).dataAlign(align));
    cells.add(cell);
  }

  private static void metric(
      List<Column> columns,
      List<Function<ModelResult, String>> cells,
      String header,
      String metric) {
    add(
        columns,
        cells,
        header,
        result -> {
          Interval interval = result.result().summary().metrics().get(metric);
          return interval == null ? "-" : number(interval);
        });
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
