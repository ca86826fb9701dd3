package org.deepmovie.cli.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.data.PopularityBucket;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;

/**
 * A text table as all commands print it, built column by column.
 *
 * @param <R> the type of a row
 */
public final class TextTable<R> {

  private static final int DECIMALS_OF_MEANS = 4;

  /** Of a column: two blanks and a bar. */
  private static final int PADDING = 3;

  /** The first bar. */
  private static final int BORDER = 1;

  /** AsciiTable counts the blanks of a cell as its width. */
  private static final int PADDING_OF_CELLS = 2;

  private final List<TableColumn<R>> columns = new ArrayList<>();

  /** Adds a column of text. */
  public TextTable<R> text(String header, Function<R, String> cell) {
    return text(header, Integer.MAX_VALUE / 2, cell);
  }

  /** Adds a column of text that is wrapped at {@code maxWidth} characters. */
  public TextTable<R> text(String header, int maxWidth, Function<R, String> cell) {
    return add(header, HorizontalAlign.LEFT, maxWidth, cell);
  }

  /** Adds a column of numbers that are formatted already. */
  public TextTable<R> number(String header, Function<R, String> cell) {
    return add(header, HorizontalAlign.RIGHT, Integer.MAX_VALUE / 2, cell);
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

  private TextTable<R> add(
      String header, HorizontalAlign align, int maxWidth, Function<R, String> cell) {
    columns.add(new TableColumn<>(header, align, maxWidth, cell));
    return this;
  }

  /**
   * The table of {@code rows} without its empty columns. On a terminal that is narrower, texts are
   * wrapped, and numbers that still do not fit stand in further tables below.
   */
  public String format(List<R> rows) {
    return format(rows, Terminal.columns());
  }

  /** As above, for a terminal of {@code width} characters. */
  String format(List<R> rows, int width) {
    List<TableColumn<R>> filled =
        columns.stream()
            .filter(column -> rows.stream().anyMatch(row -> !column.cell().apply(row).isEmpty()))
            .toList();
    int[] widths = filled.stream().mapToInt(column -> column.width(rows)).toArray();
    int[] least = filled.stream().mapToInt(column -> column.leastWidth(rows)).toArray();
    wrapTexts(widths, least, width);
    List<String> tables = new ArrayList<>();
    int from = 1;
    do {
      int to = from;
      int total = BORDER + width(widths, 0);
      while (to < widths.length && (to == from || total + width(widths, to) <= width)) {
        total += width(widths, to++);
      }
      tables.add(table(rows, filled, widths, from, to));
      from = to;
    } while (from < widths.length);
    return String.join(System.lineSeparator(), tables);
  }

  private static int width(int[] widths, int column) {
    return widths[column] + PADDING;
  }

  /** Makes the widest texts narrower until the table fits, or all texts are narrow. */
  private static void wrapTexts(int[] widths, int[] least, int width) {
    int excess = BORDER + IntStream.of(widths).map(each -> each + PADDING).sum() - width;
    while (excess > 0) {
      int widest =
          IntStream.range(0, widths.length)
              .filter(n -> widths[n] > least[n])
              .boxed()
              .max(Comparator.comparingInt(n -> widths[n]))
              .orElse(-1);
      if (widest < 0) {
        return;
      }
      int less = Math.min(excess, widths[widest] - least[widest]);
      widths[widest] -= less;
      excess -= less;
    }
  }

  /** The first column and those of {@code from .. to-1}. */
  private String table(List<R> rows, List<TableColumn<R>> filled, int[] widths, int from, int to) {
    List<ColumnData<R>> shown =
        IntStream.concat(IntStream.range(0, Math.min(1, filled.size())), IntStream.range(from, to))
            .mapToObj(n -> filled.get(n).data(widths[n]))
            .toList();
    return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, shown);
  }

  /**
   * A column.
   *
   * @param maxWidth the width at which the cells are wrapped
   */
  private record TableColumn<R>(
      String header, HorizontalAlign align, int maxWidth, Function<R, String> cell) {

    /** The width of the longest word, as words are not torn apart; numbers are not wrapped. */
    int leastWidth(List<R> rows) {
      if (align == HorizontalAlign.RIGHT) {
        return width(rows);
      }
      int longest =
          rows.stream()
              .flatMap(row -> Stream.of(cell.apply(row).split(" ")))
              .mapToInt(String::length)
              .max()
              .orElse(0);
      return Math.max(header.length(), Math.min(longest, maxWidth));
    }

    int width(List<R> rows) {
      int widest = rows.stream().mapToInt(row -> cell.apply(row).length()).max().orElse(0);
      return Math.max(header.length(), Math.min(widest, maxWidth));
    }

    ColumnData<R> data(int width) {
      return new Column()
          .header(header)
          .headerAlign(align)
          .dataAlign(align)
          .maxWidth(width + PADDING_OF_CELLS)
          .with(cell);
    }
  }
}
