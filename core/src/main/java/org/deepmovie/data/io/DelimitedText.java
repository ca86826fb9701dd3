package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.internal.rows.RowFormat;
import org.deepmovie.internal.rows.RowReader;
import org.deepmovie.internal.rows.TextFile;

/** Reads item texts from CSV (RFC 4180), whose fields may be quoted. */
public final class DelimitedText {

  private DelimitedText() {}

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
    return TextFile.of(file)
        .parse(
            decoded -> {
              RowReader rows = RowFormat.csv(delimiter).open(decoded.source(), decoded.reader());
              if (!rows.next()) {
                throw new DataFormatException(decoded.source(), "empty; expected a header");
              }
              List<String> header = rows.fields();
              int item = column(itemColumn, header, rows);
              int text = column(textColumn, header, rows);
              ItemTextCollector texts = new ItemTextCollector(items);
              while (rows.next()) {
                rows.requireCount(header.size());
                texts.add(rows.id(item, "item"), rows.field(text));
              }
              return texts.build(decoded.source());
            });
  }

  private static int column(String name, List<String> header, RowReader rows)
      throws DataFormatException {
    int column = header.indexOf(name);
    if (column < 0) {
      throw rows.error("no column '" + name + "'");
    }
    if (column != header.lastIndexOf(name)) {
      throw rows.error("two columns '" + name + "'");
    }
    return column;
  }
}
