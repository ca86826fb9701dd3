package org.deepmovie.data.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.format.RatingValue;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.rows.TimeParser;

/** The current row of a query, whose values it turns into those of a rating. */
final class ResultSetRow {

  private static final String SOURCE = "query";

  private final ResultSet rows;
  private final ResultSetColumns columns;
  private final Optional<RatingScale> scale;
  private final TimeParser times = TimeParser.of(List.of());
  private long number;

  ResultSetRow(ResultSet rows, ResultSetColumns columns, Optional<RatingScale> scale) {
    this.rows = rows;
    this.columns = columns;
    this.scale = scale;
  }

  /** Goes to the next row, if there is one. */
  boolean next() throws SQLException {
    number++;
    return rows.next();
  }

  /** An error of the query as a whole. */
  static DataFormatException error(String problem) {
    return new DataFormatException(SOURCE, problem);
  }

  private DataFormatException rowError(String problem) {
    return error("row " + number + ": " + problem);
  }

  /** The id in {@code column}, which holds a {@code kind}. */
  String id(int column, String kind) throws SQLException, DataFormatException {
    String id = rows.getString(column);
    if (id == null || id.isBlank()) {
      throw rowError(
          "the %s is %s; leave such rows out of the query"
              .formatted(kind, id == null ? "NULL" : "empty"));
    }
    return id.strip();
  }

  /** The rating, or 1 if there are only interactions. */
  float rating() throws SQLException, DataFormatException {
    if (columns.rating() == ResultSetColumns.NONE) {
      return 1;
    }
    Object value = rows.getObject(columns.rating());
    if (value == null) {
      throw rowError("the rating is NULL; leave such rows out of the query");
    }
    float rating =
        value instanceof Number decimal
            ? decimal.floatValue()
            : RatingValue.parse(value.toString().strip());
    if (!Float.isFinite(rating)) {
      throw rowError(
          "the rating '%s' is not a finite number".formatted(Abbreviation.of(value.toString())));
    }
    if (scale.isPresent() && !scale.get().contains(rating)) {
      throw rowError(
          "the rating %s lies outside the scale from %s to %s"
              .formatted(value, scale.get().min(), scale.get().max()));
    }
    return rating;
  }

  /** The time in seconds since 1970, or {@link Rating#NO_TIMESTAMP} if it is NULL. */
  long seconds() throws SQLException, DataFormatException {
    Object value = columns.time() == ResultSetColumns.NONE ? null : rows.getObject(columns.time());
    if (value == null) {
      return Rating.NO_TIMESTAMP;
    }
    OptionalLong seconds = seconds(value);
    if (seconds.isEmpty()) {
      throw rowError(
          "the time '%s' is not one; give a timestamp, or seconds since 1970"
              .formatted(Abbreviation.of(value.toString())));
    }
    return seconds.getAsLong();
  }

  private OptionalLong seconds(Object value) {
    if (value instanceof Timestamp time) {
      return seconds(local(time));
    }
    if (value instanceof Date date) {
      return seconds(date.toLocalDate());
    }
    if (value instanceof LocalDateTime time) {
      return OptionalLong.of(time.toEpochSecond(ZoneOffset.UTC));
    }
    if (value instanceof LocalDate date) {
      return seconds(date.atStartOfDay());
    }
    if (value instanceof OffsetDateTime time) {
      return OptionalLong.of(time.toEpochSecond());
    }
    if (value instanceof ZonedDateTime time) {
      return OptionalLong.of(time.toEpochSecond());
    }
    if (value instanceof Instant time) {
      return OptionalLong.of(time.getEpochSecond());
    }
    return times.parse(value.toString().strip());
  }

  /** A time without a zone. A driver may have put it into a zone that is not that of the JVM. */
  private LocalDateTime local(Timestamp time) {
    try {
      LocalDateTime local = rows.getObject(columns.time(), LocalDateTime.class);
      return local == null ? time.toLocalDateTime() : local;
    } catch (SQLException notSupported) {
      return time.toLocalDateTime();
    }
  }
}
