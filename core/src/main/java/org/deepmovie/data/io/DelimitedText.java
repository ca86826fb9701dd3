package org.deepmovie.data.io;

import com.google.common.io.Files;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Objects;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingScale;

/**
 * Reads ratings and item texts from delimited text: CSV (RFC 4180, fields may be quoted), or any
 * other file with one rating a line.
 *
 * <p>Files are UTF-8 or, failing that, ISO-8859-1; UTF-16 is refused. Every row must have as many
 * fields as the first. Users and items are numbered in the order in which they first appear.
 */
public final class DelimitedText {

  private DelimitedText() {}

  /**
   * The names of the columns; in a file without a header, their numbers from "1".
   *
   * @param timestamp whole seconds since 1970, where empty or 0 stands for "not known"; null if the
   *     file has no such column
   */
  public record Columns(String user, String item, String rating, String timestamp) {
    public Columns {
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(item, "item");
      Objects.requireNonNull(rating, "rating");
    }
  }

  /**
   * How a file of ratings is written.
   *
   * @param delimiter what stands between fields; one character allows quoted fields, several (such
   *     as {@code ::}) do not
   * @param header whether the first line names the columns
   * @param columns where the parts of a rating stand
   * @param duplicates what becomes of several ratings by one user for one item
   * @param scale the ratings that are allowed; null for the scale that the file's ratings span
   */
  public record Options(
      String delimiter,
      boolean header,
      Columns columns,
      DuplicatePolicy duplicates,
      RatingScale scale) {

    public Options {
      Objects.requireNonNull(columns, "columns");
      Objects.requireNonNull(duplicates, "duplicates");
      if (delimiter.isEmpty() || delimiter.matches("(?s).*[\"\r\n].*")) {
        throw new IllegalArgumentException(
            "delimiter '" + delimiter + "': give characters other than quotes and line ends");
      }
    }

    /**
     * Commas and a header with the columns user, item and rating; the last of duplicates counts.
     */
    public static Options csv() {
      return new Options(
          ",", true, new Columns("user", "item", "rating", null), DuplicatePolicy.LAST, null);
    }

    /** The options that fit {@code file}, as far as its first row tells. */
    public static Options detect(Path file) throws IOException {
      return FormatDetector.detect(file);
    }

    public Options withDelimiter(String other) {
      return new Options(other, header, columns, duplicates, scale);
    }

    /** No header: the columns are numbers from "1", by default 1, 2 and 3. */
    public Options withoutHeader() {
      return new Options(delimiter, false, new Columns("1", "2", "3", null), duplicates, scale);
    }

    public Options withColumns(String user, String item, String rating) {
      Columns other = new Columns(user, item, rating, columns.timestamp());
      return new Options(delimiter, header, other, duplicates, scale);
    }

    public Options withTimestamp(String column) {
      Columns other = new Columns(columns.user(), columns.item(), columns.rating(), column);
      return new Options(delimiter, header, other, duplicates, scale);
    }

    public Options withDuplicates(DuplicatePolicy other) {
      return new Options(delimiter, header, columns, other, scale);
    }

    public Options withScale(RatingScale other) {
      return new Options(delimiter, header, columns, duplicates, other);
    }
  }

  /**
   * Reads a file of ratings.
   *
   * @return the data set, called after the file
   * @throws DataFormatException if a column is missing, a line cannot be read, a rating is not on
   *     the scale, or duplicates are refused and there is one
   */
  public static Dataset read(Path file, Options options) throws IOException {
    TextFile text = TextFile.of(file);
    RatingReader reader = new RatingReader(null, null, options.scale(), options.duplicates());
    RatingReader.Table table =
        text.parse(characters -> readRatings(text.name(), characters, options, reader));
    return Dataset.builder(nameOf(file), table.users(), table.items(), table.ratings())
        .scale(table.scale())
        .build();
  }

  private static RatingReader.Table readRatings(
      String source, Reader characters, Options options, RatingReader reader) throws IOException {
    RowReader rows = RowReader.of(source, characters, options.delimiter());
    ColumnNames header = ColumnNames.of(source, rows, options.header());
    Columns names = options.columns();
    RatingReader.Columns columns =
        header.ratingColumns(names.user(), names.item(), names.rating(), names.timestamp());
    return options.header()
        ? reader.read(source, rows, columns)
        : reader.readFromCurrent(source, rows, columns);
  }

  /**
   * Reads item texts from a CSV file with a header. An item that stands in several rows has its
   * texts joined; a text of an item that is not one of {@code items} is ignored.
   *
   * @param file the file
   * @param delimiter what stands between fields
   * @param itemColumn the name of the column of item ids
   * @param textColumn the name of the column of texts
   * @param items the items of the data set
   * @return the texts in the index space of {@code items}
   * @throws DataFormatException if a column is missing or a line cannot be read
   */
  public static ItemTexts readTexts(
      Path file, char delimiter, String itemColumn, String textColumn, IdMap items)
      throws IOException {
    TextFile text = TextFile.of(file);
    return text.parse(
        characters -> {
          RowReader rows = new CsvRowReader(text.name(), characters, delimiter);
          ColumnNames header = ColumnNames.of(text.name(), rows, true);
          int item = header.column(itemColumn);
          int plot = header.column(textColumn);
          ItemTextCollector texts = new ItemTextCollector(items);
          while (rows.next()) {
            rows.requireCount(header.size());
            texts.add(rows.id(item, "item"), rows.field(plot));
          }
          return texts.build(text.name());
        });
  }

  private static String nameOf(Path file) {
    return Files.getNameWithoutExtension(file.toString());
  }
}
