package org.deepmovie.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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

  private TextTable<R> add(String header, HorizontalAlign align, Function<R, String> cell) {
    columns.add(aligned(header, align).with(cell));
    return this;
  }

  private static Column aligned(String header, HorizontalAlign align) {
    return new Column().header(header).headerAlign(align).dataAlign(align);
  }

  /** The table of {@code rows}. */
  String of(List<R> rows) {
    return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, columns);
  }
}
