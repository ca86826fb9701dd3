package org.deepmovie.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deepmovie.cli.output.TextTable;
import org.deepmovie.eval.ConfidenceInterval;

/**
 * The table of a {@link TableGrid}: a row for each model, a column for each data set, in which
 * stands the mean difference from the model that all are compared with. Differences are divided by
 * the unit of the data's scale.
 */
final class DifferenceGrid {

  private final TableGrid grid;
  private final String metric;
  private final List<ReproducedRow> rows;

  private DifferenceGrid(TableGrid grid, String metric, List<ReproducedRow> rows) {
    this.grid = grid;
    this.metric = metric;
    this.rows = rows;
  }

  /** The table of what was fitted, and a line about the pairs that lose. */
  static String of(TableGrid grid, String metric, List<ReproducedRow> rows) {
    DifferenceGrid table = new DifferenceGrid(grid, metric, rows);
    return String.join(System.lineSeparator(), table.values(), table.differences(), table.losses());
  }

  /** What the others are compared with. */
  private String values() {
    return new TextTable<ReproducedRow>()
        .text("data", row -> row.run().data())
        .text("split", row -> row.run().split())
        .mean(grid.against() + " " + metric, row -> row.summary().metric(metric))
        .format(rows.stream().filter(row -> row.run().model().equals(grid.against())).toList());
  }

  private String differences() {
    TextTable<String> table = new TextTable<String>().text("model", model -> model);
    for (String data : grid.data()) {
      table.number(data, model -> difference(data, model).map(TextTable::formatMean).orElse(""));
    }
    return table.format(
        grid.models().stream()
            .filter(model -> rows.stream().anyMatch(row -> row.run().model().equals(model)))
            .toList());
  }

  private String losses() {
    List<String> losses = new ArrayList<>();
    int pairs = 0;
    for (String model : grid.models()) {
      for (String data : grid.data()) {
        Optional<ConfidenceInterval> difference = difference(data, model);
        if (difference.isPresent()) {
          pairs++;
          if (!(difference.get().mean() <= grid.tolerance())) {
            losses.add(
                "%s on %s by %s".formatted(model, data, TextTable.formatMean(difference.get())));
          }
        }
      }
    }
    String count =
        String.format(
            Locale.ROOT,
            "%d of %d pairs of a model and a data set lose to %s by more than %s",
            losses.size(),
            pairs,
            grid.against(),
            grid.tolerance());
    return losses.isEmpty() ? count : count + ": " + String.join("; ", losses);
  }

  private Optional<ConfidenceInterval> difference(String data, String model) {
    return row(data, model)
        .flatMap(
            row -> row(data, grid.against()).map(other -> row.differenceInUnits(other, metric)));
  }

  private Optional<ReproducedRow> row(String data, String model) {
    return rows.stream()
        .filter(row -> dataOf(row).equals(data) && row.run().model().equals(model))
        .findFirst();
  }

  /** As it stands in {@link TableGrid#data}. */
  private static String dataOf(ReproducedRow row) {
    return row.run().data() + " " + row.run().split();
  }
}
