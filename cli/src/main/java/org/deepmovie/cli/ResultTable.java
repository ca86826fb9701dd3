package org.deepmovie.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
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
    return table(
        results,
        List.of(
            new Cells("model", result -> result.spec().toString()),
            metric("RMSE", "rmse"),
            metric("MAE", "mae"),
            metric("P@" + k, "precision@" + k),
            metric("NDCG@" + k, "ndcg@" + k),
            new Cells("epochs", result -> epochs(result.result())),
            new Cells("s/epoch", result -> epochSeconds(result.result())),
            new Cells("fit s", result -> fitSeconds(result.result()))));
  }

  private static String buckets(List<ModelResult> results) {
    List<Cells> cells = new ArrayList<>();
    cells.add(new Cells("model", result -> result.spec().toString()));
    for (PopularityBucket bucket : PopularityBucket.values()) {
      cells.add(
          new Cells(
              bucket.label(),
              result -> number(result.result().summary().buckets().get(bucket.ordinal()).rmse())));
    }
    return table(results, cells);
  }

  /** A column: its header and how a cell is made. */
  private record Cells(String header, Function<ModelResult, String> cell) {}

  private static String table(List<ModelResult> results, List<Cells> cells) {
    Column[] columns =
        IntStream.range(0, cells.size())
            .mapToObj(
                c ->
                    new Column()
                        .header(cells.get(c).header())
                        .headerAlign(c == 0 ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT)
                        .dataAlign(c == 0 ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT))
            .toArray(Column[]::new);
    String[][] rows =
        results.stream()
            .map(r -> cells.stream().map(each -> each.cell().apply(r)).toArray(String[]::new))
            .toArray(String[][]::new);
    return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, rows);
  }

  private static Cells metric(String header, String metric) {
    return new Cells(
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
