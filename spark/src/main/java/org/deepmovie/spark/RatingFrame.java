package org.deepmovie.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deepmovie.data.Rating;
import org.deepmovie.internal.spark.block.RatingRow;
import org.deepmovie.internal.spark.table.RatedEntities;

/**
 * Ratings in a DataFrame.
 *
 * @param rows a row by rating
 * @param user the column of users' ids, which are read as strings
 * @param item the column of items' ids, which are read as strings
 * @param rating the column of ratings, which are read as floats
 * @param time the column of times, in seconds or a timestamp, if there is one: of several ratings
 *     of a user for an item the newest counts
 */
public record RatingFrame(
    Dataset<Row> rows, String user, String item, String rating, Optional<String> time) {

  private static final String TIME = "timestamp";

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if a column is missing
   */
  public RatingFrame {
    List<String> columns = Arrays.asList(rows.columns());
    Stream.concat(Stream.of(user, item, rating), time.stream())
        .filter(name -> !columns.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "the ratings have no column '%s', only %s; name the columns of user, item and rating"
                      .formatted(name, columns));
            });
  }

  /**
   * Ratings in columns {@code user}, {@code item}, {@code rating}, and perhaps {@code timestamp}.
   */
  public static RatingFrame of(Dataset<Row> rows) {
    return of(rows, "user", "item", "rating");
  }

  /** Ratings in these columns, and perhaps {@code timestamp}. */
  public static RatingFrame of(Dataset<Row> rows, String user, String item, String rating) {
    return new RatingFrame(
        rows,
        user,
        item,
        rating,
        Optional.of(TIME).filter(Arrays.asList(rows.columns())::contains));
  }

  /** The rows of both as {@link RatedEntities} reads them. */
  static Dataset<Row> union(RatingFrame train, Optional<RatingFrame> validation) {
    Dataset<Row> rows = train.normalized(false);
    return validation.map(frame -> rows.union(frame.normalized(true))).orElse(rows);
  }

  /** Rows of the columns user, item, rating, time and validation; a missing value is null. */
  private Dataset<Row> normalized(boolean validation) {
    Column unknown = lit(Rating.NO_TIMESTAMP);
    return rows.select(
        rows.col(user).cast("string").as(RatedEntities.USER),
        rows.col(item).cast("string").as(RatedEntities.ITEM),
        rows.col(rating).try_cast("float").as(RatingRow.RATING),
        time.map(name -> coalesce(rows.col(name).try_cast("long"), unknown))
            .orElse(unknown)
            .as(RatingRow.TIME),
        lit(validation).as(RatingRow.VALIDATION));
  }
}
