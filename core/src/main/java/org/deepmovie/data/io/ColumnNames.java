package org.deepmovie.data.io;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.io.RatingColumns.RatingColumnIndices;

/** The names of the columns of a file. */
final class ColumnNames {

  private final RowReader rows;
  private final List<String> names;

  private ColumnNames(RowReader rows, boolean header) {
    this.rows = rows;
    this.names =
        IntStream.range(0, rows.count())
            .mapToObj(column -> header ? rows.field(column) : String.valueOf(column + 1))
            .toList();
  }

  /**
   * Advances {@code rows} to the first row. If that is a header, columns have the names in it;
   * otherwise they are numbered from "1".
   */
  static ColumnNames of(String source, RowReader rows, boolean header) throws IOException {
    if (!rows.next()) {
      throw new DataFormatException(source, "empty; expected " + (header ? "a header" : "ratings"));
    }
    return new ColumnNames(rows, header);
  }

  int size() {
    return names.size();
  }

  /**
   * The index of the column {@code name}, from 0.
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

  /** The indices of {@code columns}. */
  RatingColumnIndices indices(RatingColumns columns) throws DataFormatException {
    return new RatingColumnIndices(
        column(columns.user()),
        column(columns.item()),
        columns.rating().equals(RatingColumns.NO_RATING)
            ? RatingColumnIndices.NONE
            : column(columns.rating()),
        columns.timestamp().isPresent()
            ? column(columns.timestamp().get())
            : RatingColumnIndices.NONE,
        size());
  }
}
