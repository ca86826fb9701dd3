package org.deepmovie.data.io;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** The names of a file's columns. */
final class ColumnNames {

  private final RowReader rows;
  private final List<String> names;

  private ColumnNames(RowReader rows, boolean named) {
    this.rows = rows;
    this.names =
        IntStream.range(0, rows.count())
            .mapToObj(column -> named ? rows.field(column) : String.valueOf(column + 1))
            .toList();
  }

  /**
   * Goes to the first of {@code rows} and takes the columns' names from it or, if it does not name
   * them, numbers them from "1".
   */
  static ColumnNames of(String source, RowReader rows, boolean named) throws IOException {
    if (!rows.next()) {
      throw new DataFormatException(source, "empty; expected " + (named ? "a header" : "ratings"));
    }
    return new ColumnNames(rows, named);
  }

  int size() {
    return names.size();
  }

  /**
   * The column called {@code name}, from 0.
   *
   * @throws DataFormatException if there is none, or more than one
   */
  int column(String name) throws DataFormatException {
    int column = names.indexOf(name);
    if (column < 0) {
      throw rows.error("no column '" + name + "'");
    }
    if (column != names.lastIndexOf(name)) {
      throw rows.error("two columns '" + name + "'");
    }
    return column;
  }

  /** The columns of a rating; {@code timestamp} may be null. */
  RatingReader.Columns ratingColumns(String user, String item, String rating, String timestamp)
      throws DataFormatException {
    return new RatingReader.Columns(
        column(user),
        column(item),
        column(rating),
        timestamp == null ? -1 : column(timestamp),
        size());
  }
}
