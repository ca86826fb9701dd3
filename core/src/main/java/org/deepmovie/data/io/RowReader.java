package org.deepmovie.data.io;

import java.io.IOException;
import java.io.Reader;

/** Iterates over the rows of a delimited file; blank lines are skipped. */
interface RowReader {

  /**
   * A reader with quoting (CSV) if the delimiter is a single character, and without if it is
   * several.
   */
  static RowReader of(String source, Reader reader, String delimiter) {
    return delimiter.length() == 1
        ? new CsvRowReader(source, reader, delimiter.charAt(0))
        : new DelimitedRowReader(source, reader, delimiter);
  }

  /** Advances to the next row; returns false at the end. */
  boolean next() throws IOException;

  /** The number of fields in this row. */
  int count();

  /** The field at {@code index}, from 0, without surrounding white space. */
  String field(int index);

  /** An exception that reports {@code problem} with this row. */
  DataFormatException error(String problem);

  /** Requires that the row has exactly {@code expected} fields. */
  default void requireCount(int expected) throws DataFormatException {
    if (count() != expected) {
      throw error(count() + (count() == 1 ? " field" : " fields") + " instead of " + expected);
    }
  }

  /** The field at {@code index}, an id of {@code what}, which must not be empty. */
  default String id(int index, String what) throws DataFormatException {
    String id = field(index);
    if (id.isEmpty()) {
      throw error("empty " + what + " id");
    }
    return id;
  }
}
