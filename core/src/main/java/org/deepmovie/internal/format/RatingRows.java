package org.deepmovie.internal.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Rating;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.internal.rows.DateOrder;
import org.deepmovie.internal.rows.DecimalNumbers;
import org.deepmovie.internal.rows.DecodedText;
import org.deepmovie.internal.rows.RowReader;
import org.deepmovie.internal.rows.TimeParser;
import org.jspecify.annotations.Nullable;

/**
 * The ratings of a text, row by row, as ids, values and times. Counts what it changed or left out.
 */
public final class RatingRows {

  private final String source;
  private final RatingColumns columns;
  private final TimeParser times;
  private final boolean timesRequired;
  private final UnratedValues unrated;
  private final RowReader rows;
  private DateOrder order = DateOrder.UNKNOWN;
  private @Nullable DataFormatException firstUnread;
  private String firstUnreadTime = "";
  private int unreadTimes;
  private int unorderedTimes;
  private int trimmedIds;
  private int unratedRows;
  private int answers;

  /**
   * The rows of a text.
   *
   * @param text the text, of which nothing was read yet
   * @param format its format
   * @param times reads its times
   * @param timesRequired whether a time that cannot be read is an error
   * @param unrated the values that stand for no rating
   */
  public RatingRows(
      DecodedText text,
      DetectedFormat format,
      TimeParser times,
      boolean timesRequired,
      UnratedValues unrated)
      throws IOException {
    this.source = text.source();
    this.columns = format.columns();
    this.times = times;
    this.timesRequired = timesRequired;
    this.unrated = unrated;
    this.rows = format.open(text);
  }

  /** Advances to the next row that has a rating; returns false at the end. */
  public boolean next() throws IOException {
    while (rows.next()) {
      rows.requireCount(columns.count());
      if (columns.rating() == RatingColumns.NONE
          || !unrated.contains(rows.field(columns.rating()))) {
        return true;
      }
      unratedRows++;
    }
    if (timesRequired && firstUnread != null && !order.isKnown()) {
      throw firstUnread;
    }
    return false;
  }

  /** The id in {@code column}, of {@code what}; it is not empty. */
  public String id(int column, String what) throws DataFormatException {
    String id = rows.id(column, what);
    if (id.length() != rows.raw(column).length()) {
      trimmedIds++;
    }
    return id;
  }

  /** The text of the rating, or "1" if there is no column of ratings. */
  public String rating() {
    return columns.rating() == RatingColumns.NONE ? "1" : rows.field(columns.rating());
  }

  /** The value of the rating, of a magnitude up to 1e12. */
  public float value() throws DataFormatException {
    String rating = rating();
    float value = DecimalNumbers.parse(rating);
    if (Float.isNaN(value)) {
      value = RatingValue.parse(rating);
      answers++;
    }
    if (!NumberLimits.isInData(value)) {
      throw rows.error(
          columns.header() && rows.fields().equals(columns.names())
              ? "repeats the header; remove this line"
              : RatingValue.problem(rating));
    }
    return value;
  }

  /**
   * The time in seconds since 1970, or {@link Rating#NO_TIMESTAMP} if it is empty or unreadable.
   */
  public long timestamp() throws DataFormatException {
    String time = columns.timestamp() == RatingColumns.NONE ? "" : rows.field(columns.timestamp());
    if (time.isEmpty()) {
      return Rating.NO_TIMESTAMP;
    }
    OptionalLong seconds = times.parse(time);
    if (seconds.isPresent()) {
      return seconds.getAsLong();
    }
    noteUnread(time);
    return Rating.NO_TIMESTAMP;
  }

  private void noteUnread(String time) throws DataFormatException {
    boolean unordered = !times.order().isKnown() && TimeParser.needsOrder(time);
    if (firstUnread == null) {
      firstUnread =
          rows.error(
              "'"
                  + Abbreviation.of(time)
                  + (unordered
                      ? "' does not tell the day from the month; write dates such as 2009-01-31"
                      : "' is not a time in seconds or milliseconds, or such as 2009-01-31"));
      firstUnreadTime = source + ":" + rows.line() + " ('" + Abbreviation.of(time) + "')";
    }
    if (timesRequired && !unordered) {
      throw firstUnread;
    }
    unreadTimes++;
    if (unordered) {
      unorderedTimes++;
      order = order.and(DateOrder.of(time));
    }
  }

  /** An exception that reports {@code problem} with this row. */
  public DataFormatException error(String problem) {
    return rows.error(problem);
  }

  /** The row. */
  public RowReader row() {
    return rows;
  }

  /** The order of day and month that dates show which could not be read without it. */
  public DateOrder order() {
    return order;
  }

  /** The number of times that could not be read. */
  public int unreadTimes() {
    return unreadTimes;
  }

  /** The place and text of the first time that could not be read, or "". */
  public String firstUnreadTime() {
    return firstUnreadTime;
  }

  /** The number of ids that had blanks around them. */
  public int trimmedIds() {
    return trimmedIds;
  }

  /** The number of rows that were left out as their value stands for no rating. */
  public int unratedRows() {
    return unratedRows;
  }

  /** What the rows so far left open, each with what to do. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (unorderedTimes > 0) {
      notes.add(
          (order == DateOrder.CONTRADICTORY
                  ? "some dates have the day first and some the month"
                  : "dates do not tell the day from the month, as no number in them is beyond 12")
              + "; write them as 2009-01-31");
    }
    if (answers > 0) {
      notes.add(
          "the ratings are answers, of which yes and true are read as 1, no and false as 0; to"
              + " leave out those that say no, give --unrated no --unrated false");
    }
    return notes;
  }
}
