package org.deepmovie.data.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.io.ColumnMapping;
import org.deepmovie.internal.format.ColumnRole;

/**
 * The columns of a query, by number from 1, or {@link #NONE}.
 *
 * @param user the column of user ids
 * @param item the column of item ids
 * @param rating the column of ratings
 * @param time the column of times
 */
record ResultSetColumns(int user, int item, int rating, int time) {

  /** The number of a column that the query does not have. */
  static final int NONE = 0;

  /**
   * The columns that {@code given} names, and of those not given the ones with usual labels.
   *
   * @throws DataFormatException if one is not there, or there is none of users or items
   */
  static ResultSetColumns find(ColumnMapping given, ResultSetMetaData query)
      throws SQLException, DataFormatException {
    List<String> labels = new ArrayList<>();
    for (int column = 1; column <= query.getColumnCount(); column++) {
      labels.add(query.getColumnLabel(column));
    }
    ResultSetColumns columns =
        new ResultSetColumns(
            required(find(given.user(), ColumnRole.USER, labels), ColumnRole.USER, labels),
            required(find(given.item(), ColumnRole.ITEM, labels), ColumnRole.ITEM, labels),
            find(given.rating(), ColumnRole.RATING, labels),
            find(given.timestamp(), ColumnRole.TIMESTAMP, labels));
    columns.requireDifferent(labels);
    return columns;
  }

  private static int find(Optional<String> given, ColumnRole role, List<String> labels)
      throws DataFormatException {
    int[] found =
        given.isPresent()
            ? IntStream.range(0, labels.size())
                .filter(column -> labels.get(column).equalsIgnoreCase(given.get()))
                .toArray()
            : role.find(labels);
    if (found.length > 1) {
      throw ResultSetRow.error(
          "%d columns may be the %s, '%s' and '%s'; give the number of one"
              .formatted(found.length, role.label(), labels.get(found[0]), labels.get(found[1])));
    }
    if (found.length == 1) {
      return found[0] + 1;
    }
    return given.isEmpty() ? NONE : required(number(given.get(), labels), role, labels);
  }

  private static int number(String text, List<String> labels) {
    return IntStream.rangeClosed(1, labels.size())
        .filter(column -> text.equals(Integer.toString(column)))
        .findFirst()
        .orElse(NONE);
  }

  private static int required(int column, ColumnRole role, List<String> labels)
      throws DataFormatException {
    if (column == NONE) {
      throw ResultSetRow.error(
          "no column of the %s among %s; give its label or its number"
              .formatted(role.label(), String.join(", ", labels)));
    }
    return column;
  }

  private void requireDifferent(List<String> labels) throws DataFormatException {
    int[] used = IntStream.of(user, item, rating, time).filter(column -> column != NONE).toArray();
    if (IntStream.of(used).distinct().count() < used.length) {
      throw ResultSetRow.error(
          "one of the columns %s would be taken for two things; give each its own"
              .formatted(String.join(", ", labels)));
    }
  }
}
