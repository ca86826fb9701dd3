package org.deepmovie.cli.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The data of a chart as a table.
 *
 * @param header names of the columns
 * @param rows text and numbers
 */
public record ChartData(List<String> header, List<List<Object>> rows) {

  public ChartData {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** The table as records of text, the header first; NaN is empty. */
  public List<List<String>> records() {
    List<List<String>> records = new ArrayList<>();
    records.add(header);
    for (List<Object> row : rows) {
      records.add(
          row.stream()
              .map(cell -> cell instanceof Double d && d.isNaN() ? "" : String.valueOf(cell))
              .toList());
    }
    return records;
  }

  /** Builds a table row by row. */
  public static final class Builder {
    private final List<String> header;
    private final List<List<Object>> rows = new ArrayList<>();

    /** A table without rows. */
    public Builder(String... header) {
      this.header = List.of(header);
    }

    /** Adds a row. */
    public Builder row(Object... cells) {
      rows.add(Arrays.asList(cells));
      return this;
    }

    /** The table. */
    public ChartData build() {
      return new ChartData(header, rows);
    }
  }
}
