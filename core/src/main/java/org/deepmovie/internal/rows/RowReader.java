package org.deepmovie.internal.rows;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.DataFormatException;

/** Iterates over the rows of a text file; blank lines are skipped. */
public interface RowReader {

  /**
   * The greatest number of blank lines one after another. A small compressed file may unpack to
   * endless ones.
   */
  int MOST_BLANK_LINES = 1_000_000;

  /** Advances to the next row; returns false at the end. */
  boolean next() throws IOException;

  /**
   * Requires that a gap between rows has an end.
   *
   * @param source the file's name in messages
   * @param line the line that was read last
   * @param blank the blank lines one after another up to it
   */
  static void requireEndOfGap(String source, long line, int blank) throws DataFormatException {
    if (blank > MOST_BLANK_LINES) {
      throw new DataFormatException(
          source + ":" + line,
          "more than " + MOST_BLANK_LINES + " blank lines one after another; remove them");
    }
  }

  /** The number of fields in this row. */
  int count();

  /** The field at {@code index}, from 0, as it is in the file. */
  String raw(int index);

  /** The number of the line on which this row begins, from 1. */
  long line();

  /** The number of blank lines so far. */
  int blankLines();

  /** An exception that reports {@code problem} with this row. */
  DataFormatException error(String problem);

  /** The field at {@code index}, from 0, without surrounding white space. */
  default String field(int index) {
    return raw(index).strip();
  }

  /** All fields. */
  default List<String> fields() {
    return IntStream.range(0, count()).mapToObj(this::field).toList();
  }

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
