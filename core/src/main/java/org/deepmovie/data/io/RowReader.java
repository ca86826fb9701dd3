package org.deepmovie.data.io;

import java.io.IOException;
import java.io.Reader;

/** The rows of a delimited file, one after the other; blank lines are passed over. */
interface RowReader {

  /**
   * RowReader with quoting (CSV) where the delimiter is one character, and without where it is
   * more.
   */
  static RowReader of(String source, Reader reader, String delimiter) {
    return delimiter.length() == 1
        ? new CsvRowReader(source, reader, delimiter.charAt(0))
        : new DelimitedRowReader(source, reader, delimiter);
  }

  /** Goes to the next row; false at the end. */
  boolean next() throws IOException;

  /** The number of fields in this row. */
  int count();

  /** A field of this row, from 0, without surrounding white space. */
  String field(int index);

  /** The error that {@code problem} is wrong with this row. */
  DataFormatException error(String problem);

  /** Refuses a row that has not exactly {@code expected} fields. */
  default void requireCount(int expected) throws DataFormatException {
    if (count() != expected) {
      throw error(count() + (count() == 1 ? " field" : " fields") + " instead of " + expected);
    }
  }

  /** The field at {@code index}, which is an id of {@code what} and so must not be empty. */
  default String id(int index, String what) throws DataFormatException {
    String id = field(index);
    if (id.isEmpty()) {
      throw error("empty " + what + " id");
    }
    return id;
  }
}
