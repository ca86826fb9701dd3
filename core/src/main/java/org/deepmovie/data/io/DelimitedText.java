package org.deepmovie.data.io;

import com.google.common.io.Files;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.io.RatingColumns.RatingColumnIndices;

/**
 * Reads ratings and item texts from delimited text: CSV (RFC 4180, fields may be quoted), or any
 * other file with one rating per line.
 *
 * <p>Files are UTF-8 or, failing that, ISO-8859-1; UTF-16 is refused. Every row must have as many
 * fields as the first. Users and items are numbered in order of first appearance.
 */
public final class DelimitedText {

  private DelimitedText() {}

  /**
   * Reads a file of ratings.
   *
   * @return the data set, named after the file
   * @throws DataFormatException if a column is missing, a line cannot be read, a rating is not on
   *     the scale, or the format refuses duplicates and there is one
   */
  public static Dataset read(Path file, DelimitedFormat format) throws IOException {
    TextFile text = TextFile.of(file);
    RatingReader reader =
        new RatingReader(Optional.empty(), Optional.empty(), format.scale(), format.duplicates());
    RatingTable table =
        text.parse(characters -> readRatings(text.name(), characters, format, reader));
    return Dataset.builder(nameOf(file), table.users(), table.items(), table.ratings())
        .scale(table.scale())
        .build();
  }

  private static RatingTable readRatings(
      String source, Reader characters, DelimitedFormat format, RatingReader reader)
      throws IOException {
    RowReader rows = RowReader.of(source, characters, format.delimiter());
    ColumnNames names = ColumnNames.of(source, rows, format.header());
    RatingColumnIndices columns = names.indices(format.columns());
    return format.header()
        ? reader.read(source, rows, columns)
        : reader.readFromCurrent(source, rows, columns);
  }

  /**
   * Reads item texts from a CSV file with a header. The texts of an item that occurs in several
   * rows are joined; texts of items that are not among {@code items} are ignored.
   *
   * @param delimiter the character between two fields
   * @param itemColumn the name of the column of item ids
   * @param textColumn the name of the column of texts
   * @param items the items of the data set
   * @return the texts by the indices of {@code items}
   * @throws DataFormatException if a column is missing or a line cannot be read
   */
  public static ItemTexts readTexts(
      Path file, char delimiter, String itemColumn, String textColumn, IdMap items)
      throws IOException {
    TextFile source = TextFile.of(file);
    return source.parse(
        characters -> {
          RowReader rows = new CsvRowReader(source.name(), characters, delimiter);
          ColumnNames header = ColumnNames.of(source.name(), rows, true);
          int item = header.column(itemColumn);
          int text = header.column(textColumn);
          ItemTextCollector texts = new ItemTextCollector(items);
          while (rows.next()) {
            rows.requireCount(header.size());
            texts.add(rows.id(item, "item"), rows.field(text));
          }
          return texts.build(source.name());
        });
  }

  private static String nameOf(Path file) {
    return Files.getNameWithoutExtension(file.toString());
  }
}
