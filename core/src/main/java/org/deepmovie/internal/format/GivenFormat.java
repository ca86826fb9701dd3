package org.deepmovie.internal.format;

import java.util.Map;
import java.util.Optional;
import org.deepmovie.internal.rows.RowQuotes;

/**
 * What is known of the format of a file before it is read; the rest is detected.
 *
 * @param delimiter the text between two fields
 * @param quotes how fields are quoted
 * @param header whether the first row names the columns
 * @param columns the columns by their names or their numbers from "1"
 * @param ordered whether columns without names are known to be in the order user, item, rating,
 *     time
 */
public record GivenFormat(
    Optional<String> delimiter,
    Optional<RowQuotes> quotes,
    Optional<Boolean> header,
    Map<ColumnRole, String> columns,
    boolean ordered) {

  /** Nothing is known but that columns without names are in the usual order. */
  public static final GivenFormat ORDERED =
      new GivenFormat(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), true);

  /** The same format with another answer to whether the first row names the columns. */
  GivenFormat withHeader(boolean other) {
    return new GivenFormat(delimiter, quotes, Optional.of(other), columns, ordered);
  }

  /** The end of a message: how to give columns, for example {@code columns}. */
  static String howToGive(String columns) {
    return "give --columns " + columns + " (in Java a ColumnMapping)";
  }
}
