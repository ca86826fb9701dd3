package org.deepmovie.data.io;

import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.format.GivenFormat;
import org.deepmovie.internal.format.RowContent;
import org.deepmovie.internal.rows.RowFormat;

/**
 * What a caller knows of the format of a file of ratings. What is empty is found from the beginning
 * of the file; {@link #DETECTED} leaves all of it to be found.
 *
 * @param delimiter the text between two fields, or a space for runs of spaces and tabs
 * @param quotes how fields may be quoted; if it is not given, in double quotes, but not between
 *     tabs, blanks or delimiters of several characters
 * @param header whether the first row names the columns
 * @param charset how characters are encoded
 * @param columns the columns of users, items, ratings and times
 * @param duplicates how several ratings by one user for one item are treated
 * @param scale the range of the ratings; a rating outside it is an error
 * @param unrated the values that stand for no rating, such as -1 or NA; their rows are left out
 * @param timesRequired whether a time that cannot be read is an error; if not, that rating has none
 */
public record DelimitedFormat(
    Optional<String> delimiter,
    Optional<QuoteRule> quotes,
    Optional<Boolean> header,
    Optional<Charset> charset,
    ColumnMapping columns,
    DuplicatePolicy duplicates,
    Optional<RatingRange> scale,
    Set<String> unrated,
    boolean timesRequired) {

  /** Nothing is given; of duplicates the newest counts. */
  public static final DelimitedFormat DETECTED =
      new DelimitedFormat(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ColumnMapping.NONE,
          DuplicatePolicy.NEWEST,
          Optional.empty(),
          Set.of(),
          false);

  /**
   * Checks the delimiter.
   *
   * @throws IllegalArgumentException if it is empty, holds a quote or a line end, or has several
   *     characters although fields may be quoted
   */
  public DelimitedFormat {
    Objects.requireNonNull(delimiter, "delimiter");
    Objects.requireNonNull(quotes, "quotes");
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(charset, "charset");
    Objects.requireNonNull(columns, "columns");
    Objects.requireNonNull(duplicates, "duplicates");
    Objects.requireNonNull(scale, "scale");
    unrated = Set.copyOf(unrated);
    if (delimiter.isPresent()) {
      check(delimiter.get(), quotes.orElse(QuoteRule.NONE));
    }
  }

  private static void check(String delimiter, QuoteRule quotes) {
    if (delimiter.isEmpty() || delimiter.matches("(?s).*[\"\r\n].*")) {
      throw new IllegalArgumentException(
          "delimiter '" + delimiter + "': give characters other than quotes and line ends");
    }
    boolean single = delimiter.length() == 1 && !delimiter.equals(RowFormat.BLANKS);
    if (quotes.quote().isPresent() && !single) {
      throw new IllegalArgumentException(
          "fields between '"
              + delimiter
              + "' cannot be quoted; give a delimiter of one character, or no quotes");
    }
  }

  /** The same format with another delimiter. */
  public DelimitedFormat withDelimiter(String other) {
    return new DelimitedFormat(
        Optional.of(other),
        quotes,
        header,
        charset,
        columns,
        duplicates,
        scale,
        unrated,
        timesRequired);
  }

  /** The same format with other quotes. */
  public DelimitedFormat withQuotes(QuoteRule other) {
    return new DelimitedFormat(
        delimiter,
        Optional.of(other),
        header,
        charset,
        columns,
        duplicates,
        scale,
        unrated,
        timesRequired);
  }

  /** The same format, with or without a row that names the columns. */
  public DelimitedFormat withHeader(boolean other) {
    return new DelimitedFormat(
        delimiter,
        quotes,
        Optional.of(other),
        charset,
        columns,
        duplicates,
        scale,
        unrated,
        timesRequired);
  }

  /** The same format in another charset. */
  public DelimitedFormat withCharset(Charset other) {
    return new DelimitedFormat(
        delimiter,
        quotes,
        header,
        Optional.of(other),
        columns,
        duplicates,
        scale,
        unrated,
        timesRequired);
  }

  /** The same format with other columns. */
  public DelimitedFormat withColumns(ColumnMapping others) {
    return new DelimitedFormat(
        delimiter, quotes, header, charset, others, duplicates, scale, unrated, timesRequired);
  }

  /** The same format with other columns of users, items and ratings, each a name or a number. */
  public DelimitedFormat withColumns(String user, String item, String rating) {
    return withColumns(
        new ColumnMapping(
            Optional.of(user), Optional.of(item), Optional.of(rating), columns.timestamp()));
  }

  /** The same format with times in {@code column}, a name or a number. */
  public DelimitedFormat withTimestamp(String column) {
    return withColumns(columns.withTimestamp(column));
  }

  /** The same format with another treatment of duplicates. */
  public DelimitedFormat withDuplicates(DuplicatePolicy other) {
    return new DelimitedFormat(
        delimiter, quotes, header, charset, columns, other, scale, unrated, timesRequired);
  }

  /** The same format with ratings within {@code other}. */
  public DelimitedFormat withScale(RatingRange other) {
    return new DelimitedFormat(
        delimiter,
        quotes,
        header,
        charset,
        columns,
        duplicates,
        Optional.of(other),
        unrated,
        timesRequired);
  }

  /** The same format with ratings of {@code other}. */
  public DelimitedFormat withScale(RatingScale other) {
    return withScale(RatingRange.of(other));
  }

  /** The same format, in which {@code values} such as -1 or NA stand for no rating. */
  public DelimitedFormat withUnrated(String... values) {
    return new DelimitedFormat(
        delimiter,
        quotes,
        header,
        charset,
        columns,
        duplicates,
        scale,
        Set.of(values),
        timesRequired);
  }

  /** The same format; a time that cannot be read is an error. */
  public DelimitedFormat withTimesRequired() {
    return new DelimitedFormat(
        delimiter, quotes, header, charset, columns, duplicates, scale, unrated, true);
  }

  /**
   * What is known of a file.
   *
   * @param content what it is read for
   * @param ordered whether columns without names are known to be in order
   */
  GivenFormat given(RowContent content, boolean ordered) {
    return new GivenFormat(
        content, delimiter, quotes.map(QuoteRule::toRowQuotes), header, columns.given(), ordered);
  }
}
