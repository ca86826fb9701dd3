package org.deepmovie.internal.format;

import java.util.Map;
import java.util.Optional;
import org.deepmovie.internal.rows.RowQuotes;

/**
 * What is known of a file before it is read; the rest is detected.
 *
 * @param content what the file is read for
 * @param delimiter the text between two fields
 * @param quotes how fields are quoted
 * @param header whether the first row names the columns
 * @param columns the columns by their names or their numbers from "1"
 * @param ordered whether columns without names are known to be in the usual order
 */
public record GivenFormat(
    RowContent content,
    Optional<String> delimiter,
    Optional<RowQuotes> quotes,
    Optional<Boolean> header,
    Map<ColumnRole, String> columns,
    boolean ordered) {

  /** The same format with another answer to whether the first row names the columns. */
  GivenFormat withHeader(boolean other) {
    return new GivenFormat(content, delimiter, quotes, Optional.of(other), columns, ordered);
  }

  /** The end of a message: how to give columns, for example {@code columns}. */
  public String howToGive(String columns) {
    String option = content == RowContent.INTERACTIONS ? "--feedback-columns " : "--columns ";
    return "give " + option + columns + " (in Java a ColumnMapping)";
  }
}
