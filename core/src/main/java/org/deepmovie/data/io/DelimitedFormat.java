package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.RatingScale;

/**
 * The format of a delimited file of ratings. A column is given by its name or, in a file without a
 * header, by its number from "1".
 *
 * @param delimiter the text between two fields; fields may be quoted if it is a single character,
 *     and not if it is several, such as {@code ::}
 * @param header whether the first line names the columns
 * @param userColumn the column of user ids
 * @param itemColumn the column of item ids
 * @param ratingColumn the column of ratings; empty if every row is an interaction
 * @param timestampColumn the column of whole seconds since 1970, where an empty field or 0 means
 *     "not known"; empty if the file has no such column
 * @param duplicates how several ratings by one user for one item are treated
 * @param scale the allowed ratings; empty for {@link RatingScale#of} the file's ratings
 */
public record DelimitedFormat(
    String delimiter,
    boolean header,
    String userColumn,
    String itemColumn,
    String ratingColumn,
    Optional<String> timestampColumn,
    DuplicatePolicy duplicates,
    Optional<RatingScale> scale) {

  /**
   * Checks the delimiter.
   *
   * @throws IllegalArgumentException if it is empty or contains a quote or a line end
   */
  public DelimitedFormat {
    Objects.requireNonNull(userColumn, "userColumn");
    Objects.requireNonNull(itemColumn, "itemColumn");
    Objects.requireNonNull(ratingColumn, "ratingColumn");
    Objects.requireNonNull(timestampColumn, "timestampColumn");
    Objects.requireNonNull(duplicates, "duplicates");
    Objects.requireNonNull(scale, "scale");
    if (delimiter.isEmpty() || delimiter.matches("(?s).*[\"\r\n].*")) {
      throw new IllegalArgumentException(
          "delimiter '" + delimiter + "': give characters other than quotes and line ends");
    }
  }

  private DelimitedFormat(
      String delimiter,
      boolean header,
      RatingColumns columns,
      DuplicatePolicy duplicates,
      Optional<RatingScale> scale) {
    this(
        delimiter,
        header,
        columns.user(),
        columns.item(),
        columns.rating(),
        columns.timestamp(),
        duplicates,
        scale);
  }

  /** Commas and a header with the columns user, item and rating; of duplicates the last counts. */
  public static DelimitedFormat csv() {
    return new DelimitedFormat(
        ",",
        true,
        new RatingColumns("user", "item", "rating"),
        DuplicatePolicy.LAST,
        Optional.empty());
  }

  /**
   * The format of {@code file}, as its first row suggests.
   *
   * @throws DataFormatException if the first row suggests none
   */
  public static DelimitedFormat detect(Path file) throws IOException {
    return FormatDetector.detect(file);
  }

  /** The same format with another delimiter. */
  public DelimitedFormat withDelimiter(String other) {
    return new DelimitedFormat(other, header, columns(), duplicates, scale);
  }

  /** The same format without a header; user, item and rating are the columns "1", "2" and "3". */
  public DelimitedFormat withoutHeader() {
    RatingColumns numbered = new RatingColumns("1", "2", "3");
    return new DelimitedFormat(delimiter, false, numbered, duplicates, scale);
  }

  /** The same format with other columns of user, item and rating. */
  public DelimitedFormat withColumns(String user, String item, String rating) {
    return withColumns(new RatingColumns(user, item, rating, timestampColumn));
  }

  /** The same format with timestamps in {@code column}. */
  public DelimitedFormat withTimestamp(String column) {
    return withColumns(
        new RatingColumns(userColumn, itemColumn, ratingColumn, Optional.of(column)));
  }

  /** The columns that hold the parts of a rating. */
  RatingColumns columns() {
    return new RatingColumns(userColumn, itemColumn, ratingColumn, timestampColumn);
  }

  DelimitedFormat withColumns(RatingColumns others) {
    return new DelimitedFormat(delimiter, header, others, duplicates, scale);
  }

  /** The same format with another treatment of duplicates. */
  public DelimitedFormat withDuplicates(DuplicatePolicy other) {
    return new DelimitedFormat(delimiter, header, columns(), other, scale);
  }

  /** The same format with ratings restricted to {@code other}. */
  public DelimitedFormat withScale(RatingScale other) {
    return new DelimitedFormat(delimiter, header, columns(), duplicates, Optional.of(other));
  }
}
