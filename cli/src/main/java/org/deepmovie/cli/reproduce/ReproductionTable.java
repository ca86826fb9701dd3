package org.deepmovie.cli.reproduce;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deepmovie.cli.output.TextTable;

/** The table that {@code reproduce} prints: our values beside the published ones. */
final class ReproductionTable {

  private static final int MAX_WIDTH = 44;
  private static final Set<String> ERRORS = Set.of("rmse", "mae", "mse");

  private final List<ReproducedRow> rows;
  private final List<String> metrics;

  private ReproductionTable(List<ReproducedRow> rows, List<String> metrics) {
    this.rows = rows;
    this.metrics = metrics;
  }

  /** The table, followed by the RMSE by popularity if RMSE is among the metrics. */
  static String of(List<ReproducedRow> rows, List<String> metrics) {
    String values = new ReproductionTable(rows, metrics).values();
    return metrics.contains("rmse")
        ? String.join(
            System.lineSeparator(),
            values,
            "RMSE by the item's number of training ratings:",
            byRun().rmseByPopularity(ReproducedRow::summary).format(rows))
        : values;
  }

  private String values() {
    TextTable<ReproducedRow> table = byRun();
    for (String metric : metrics) {
      table.mean(header(metric), row -> row.summary().metric(metric));
      if (metric.equals(metrics.get(0))) {
        table.text("difference", row -> difference(row, metric));
      }
      addPublished(table, "elsewhere", run -> run.published().getOrDefault(metric, Map.of()));
    }
    table.number("s/epoch", 2, ReproducedRow::epochSeconds);
    addPublished(table, "elsewhere, s", PublishedRun::publishedSeconds);
    return table.number("fit s", 1, ReproducedRow::fitSeconds).format(rows);
  }

  private static TextTable<ReproducedRow> byRun() {
    return new TextTable<ReproducedRow>()
        .text("data", row -> row.run().data())
        .text("split", row -> row.run().split())
        .text("model", MAX_WIDTH, row -> row.run().model().replace(",", ", "));
  }

  private static String header(String metric) {
    return ERRORS.contains(metric) ? metric.toUpperCase(Locale.ROOT) : metric;
  }

  private String difference(ReproducedRow row, String metric) {
    return rows.stream()
        .filter(other -> other.run().model().equals(row.run().against()) && other.hasSplitsOf(row))
        .findFirst()
        .map(
            other ->
                TextTable.formatMean(row.difference(other, metric)) + " to " + other.run().model())
        .orElse("");
  }

  /** Adds a column of published values, if a row has some. */
  private void addPublished(
      TextTable<ReproducedRow> table,
      String header,
      Function<PublishedRun, Map<String, Double>> published) {
    if (rows.stream().anyMatch(row -> !published.apply(row.run()).isEmpty())) {
      table.text(header, MAX_WIDTH, row -> format(published.apply(row.run())));
    }
  }

  private static String format(Map<String, Double> published) {
    return published.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
