package org.deepmovie.cli;

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
 * A table as all commands print it, put together column by column.
 *
 * @param <R> what a row is made of
 */
final class TextTable<R> {

  private final List<ColumnData<R>> columns = new ArrayList<>();

  /** Adds a column of words. */
  TextTable<R> words(String header, Function<R, String> cell) {
    return add(header, HorizontalAlign.LEFT, cell);
  }

  /** Adds a column of words that is broken into lines of at most {@code width}. */
  TextTable<R> words(String header, int width, Function<R, String> cell) {
    Column column = aligned(header, HorizontalAlign.LEFT).maxWidth(width);
    columns.add(column.with(cell));
    return this;
  }

  /** Adds a column of numbers. */
  TextTable<R> numbers(String header, Function<R, String> cell) {
    return add(header, HorizontalAlign.RIGHT, cell);
  }

  /** Adds a column of numbers with {@code decimals} decimals, "-" for NaN. */
  TextTable<R> numbers(String header, int decimals, ToDoubleFunction<R> cell) {
    return numbers(header, row -> number(decimals, cell.applyAsDouble(row)));
  }

  /** Adds a column of means, with half the width of their intervals where there is one. */
  TextTable<R> means(String header, Function<R, ConfidenceInterval> cell) {
    return numbers(header, row -> mean(cell.apply(row)));
  }

  /** The mean, with half the interval's width where there is one. */
  static String mean(ConfidenceInterval interval) {
    String mean = number(4, interval.mean());
    return interval.n() < 2 ? mean : mean + " ±" + number(4, interval.high() - interval.mean());
  }

  /** Adds a column of RMSEs per popularity of the items. */
  TextTable<R> popularities(Function<R, EvaluationSummary> cell) {
    for (PopularityBucket bucket : PopularityBucket.values()) {
      means(bucket.label(), row -> cell.apply(row).buckets().get(bucket.ordinal()).rmse());
    }
    return this;
  }

  private static String number(int decimals, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private TextTable<R> add(String header, HorizontalAlign align, Function<R, String> cell) {
    columns.add(aligned(header, align).with(cell));
    return this;
  }

  private static Column aligned(String header, HorizontalAlign align) {
    return new Column().header(header).headerAlign(align).dataAlign(align);
  }

  /** The table of {@code rows}, without columns in which nothing stands. */
  String of(List<R> rows) {
    List<ColumnData<R>> filled =
        columns.stream()
            .filter(column -> rows.stream().anyMatch(row -> !column.getCellValue(row).isEmpty()))
            .toList();
    return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, filled);
  }
}
