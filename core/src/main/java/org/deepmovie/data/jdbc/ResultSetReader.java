package org.deepmovie.data.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.io.ColumnMapping;

/**
 * Reads ratings or interactions from the rows of a database query. Immutable.
 *
 * <pre>{@code
 * connection.setAutoCommit(false); // lets PostgreSQL stream the rows
 * Statement statement = connection.createStatement();
 * statement.setFetchSize(10_000);
 * ResultSet rows = statement.executeQuery("select reader, book, stars, rated_at from reviews");
 * Dataset data =
 *     ResultSetReader.detecting()
 *         .withColumns(ColumnMapping.of("reader", "book", "stars").withTimestamp("rated_at"))
 *         .withScale(RatingScale.FIVE_STARS)
 *         .read(rows);
 * }</pre>
 *
 * <p>Ids may have any type that the driver turns into text; blanks around them are removed. Ratings
 * are numbers, booleans, or texts of decimal numbers. Times are timestamps, dates, numbers of
 * seconds or milliseconds since 1970, or texts as in files; a time without a zone is taken for UTC.
 *
 * @param columns the columns by label or by number from "1"; one that is not given is found if its
 *     label is a usual one, such as {@code user_id}. Without a column of ratings every row is an
 *     interaction
 * @param duplicates which of several ratings by one user for one item counts; interactions are
 *     counted
 * @param scale the rating scale; empty for {@link RatingScale#of} the ratings
 */
public record ResultSetReader(
    ColumnMapping columns, DuplicatePolicy duplicates, Optional<RatingScale> scale) {

  public ResultSetReader {
    Objects.requireNonNull(columns, "columns");
    Objects.requireNonNull(duplicates, "duplicates");
    Objects.requireNonNull(scale, "scale");
  }

  /** A reader that finds columns by their labels; the newest of several ratings counts. */
  public static ResultSetReader detecting() {
    return new ResultSetReader(ColumnMapping.NONE, DuplicatePolicy.NEWEST, Optional.empty());
  }

  /** The same reader with other columns. */
  public ResultSetReader withColumns(ColumnMapping other) {
    return new ResultSetReader(other, duplicates, scale);
  }

  /** The same reader with another policy. */
  public ResultSetReader withDuplicates(DuplicatePolicy other) {
    return new ResultSetReader(columns, other, scale);
  }

  /** The same reader with a known scale. */
  public ResultSetReader withScale(RatingScale other) {
    return new ResultSetReader(columns, duplicates, Optional.of(other));
  }

  /**
   * Reads all rows that follow the current one. {@code rows} stays open.
   *
   * @throws DataFormatException if a column is missing, a row has no user, no item or no rating, a
   *     value cannot be read or lies outside the scale, or there are no rows
   * @throws SQLException if the database fails
   */
  public Dataset read(ResultSet rows) throws SQLException, DataFormatException {
    ResultSetColumns found = ResultSetColumns.find(columns, rows.getMetaData());
    IdMapBuilder users = new IdMapBuilder();
    IdMapBuilder items = new IdMapBuilder();
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    ResultSetRow row = new ResultSetRow(rows, found, scale);
    while (row.next()) {
      ratings.add(
          users.add(row.id(found.user(), "user")),
          items.add(row.id(found.item(), "item")),
          row.rating(),
          row.seconds());
    }
    if (ratings.size() == 0) {
      throw ResultSetRow.error("the query has no rows");
    }
    boolean interactions = found.rating() == ResultSetColumns.NONE;
    IdMap known = users.build();
    IdMap catalog = items.build();
    IdMap orderedUsers = known.inAscendingOrder();
    IdMap orderedItems = catalog.inAscendingOrder();
    RatingMatrix matrix =
        new RatingMatrixBuilder()
            .addRenumbered(ratings, known.indicesIn(orderedUsers), catalog.indicesIn(orderedItems))
            .build(known.size(), catalog.size(), interactions ? DuplicatePolicy.SUM : duplicates);
    return Dataset.builder("query", orderedUsers, orderedItems, matrix)
        .scale(
            scale.orElseGet(
                () -> interactions ? RatingScale.ofInteractions(matrix) : RatingScale.of(matrix)))
        .build();
  }
}
