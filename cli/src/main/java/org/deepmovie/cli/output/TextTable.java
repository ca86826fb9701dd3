package org.deepmovie.cli.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.eval.PopularityBucket;

/**
 * A text table as all commands print it, built column by column.
 *
 * @param <R> the type of a row
 */
public final class TextTable<R> {

  private static final int DECIMALS_OF_MEANS = 4;

  private final List<ColumnData<R>> columns = new ArrayList<>();

  /** Adds a column of text. */
  public TextTable<R> text(String header, Function<R, String> cell) {
    return add(aligned(header, HorizontalAlign.LEFT), cell);
  }

  /** Adds a column of text that is wrapped at {@code maxWidth} characters. */
  public TextTable<R> text(String header, int maxWidth, Function<R, String> cell) {
    return add(aligned(header, HorizontalAlign.LEFT).maxWidth(maxWidth), cell);
  }

  /** Adds a column of numbers that are formatted already. */
  public TextTable<R> number(String header, Function<R, String> cell) {
    return add(aligned(header, HorizontalAlign.RIGHT), cell);
  }

  /** Adds a column of numbers with {@code decimals} decimals, "-" for NaN. */
  public TextTable<R> number(String header, int decimals, ToDoubleFunction<R> cell) {
    return number(header, row -> format(decimals, cell.applyAsDouble(row)));
  }

  /** Adds a column of means, each with half the width of its confidence interval if it has one. */
  public TextTable<R> mean(String header, Function<R, ConfidenceInterval> cell) {
    return number(header, row -> formatMean(cell.apply(row)));
  }

  /** Adds a column of RMSEs for each popularity of the items. */
  public TextTable<R> rmseByPopularity(Function<R, EvaluationSummary> cell) {
    for (PopularityBucket bucket : PopularityBucket.values()) {
      mean(bucket.label(), row -> cell.apply(row).buckets().get(bucket.ordinal()).rmse());
    }
    return this;
  }

  /** The mean, with half the width of the interval if it has one. */
  public static String formatMean(ConfidenceInterval interval) {
    String mean = format(DECIMALS_OF_MEANS, interval.mean());
    return interval.n() < 2
        ? mean
        : mean + " ±" + format(DECIMALS_OF_MEANS, interval.high() - interval.mean());
  }

  private static String format(int decimals, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private TextTable<R> add(Column column, Function<R, String> cell) {
    columns.add(column.with(cell));
    return this;
  }

  private static Column aligned(String header, HorizontalAlign align) {
    return new Column().header(header).headerAlign(align).dataAlign(align);
  }

  /** The table of {@code rows} without its empty columns. */
  public String format(List<R> rows) {
    List<ColumnData<R>> filled =
        columns.stream()
            .filter(column -> rows.stream().anyMatch(row -> !column.getCellValue(row).isEmpty()))
            .toList();
    return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, filled);
  }
}
