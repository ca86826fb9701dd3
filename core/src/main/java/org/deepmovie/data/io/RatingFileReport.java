package org.deepmovie.data.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.internal.format.ColumnRole;
import org.deepmovie.internal.message.Abbreviation;

/**
 * What was read from a file of ratings.
 *
 * @param file its name
 * @param format how its rows are written, such as "fields between commas"
 * @param charset how its characters are encoded
 * @param columns the columns that were taken as user, item, rating and time, by these names
 * @param ignored the columns that were not read
 * @param rows the number of rows that were read as ratings, duplicates included
 * @param duplicates the number of rows that another row of the same user and item replaced, or was
 *     averaged with
 * @param policy which of several such rows counts
 * @param blankLines the number of blank lines, which were skipped
 * @param commentLines the number of lines before the first row, which were skipped
 * @param trimmedIds the number of ids that had blanks around them, which were removed
 * @param unreadTimes the number of times that could not be read; these ratings have none
 * @param firstUnreadTime the place and text of the first of them, or "" if there is none
 * @param unratedRows the number of rows that were left out as their value stands for no rating
 * @param unknownRows the number of rows that were left out as the data set lacks their user or item
 * @param notes what else was guessed, such as that every row is an interaction
 */
public record RatingFileReport(
    String file,
    String format,
    String charset,
    Map<String, String> columns,
    List<String> ignored,
    int rows,
    int duplicates,
    DuplicatePolicy policy,
    int blankLines,
    int commentLines,
    int trimmedIds,
    int unreadTimes,
    String firstUnreadTime,
    int unratedRows,
    int unknownRows,
    List<String> notes) {

  /** The charset of files that are neither UTF-8 nor UTF-16, which fits any bytes. */
  private static final String FALLBACK = "ISO-8859-1";

  /** The most columns that a message names. */
  private static final int MOST_NAMED = 8;

  /** Copies the collections. */
  public RatingFileReport {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    ignored = List.copyOf(ignored);
    notes = List.copyOf(notes);
  }

  /** The same report with a number of duplicates, and further notes. */
  RatingFileReport with(int duplicateRows, List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new RatingFileReport(
        file,
        format,
        charset,
        columns,
        ignored,
        rows,
        duplicateRows,
        policy,
        blankLines,
        commentLines,
        trimmedIds,
        unreadTimes,
        firstUnreadTime,
        unratedRows,
        unknownRows,
        all);
  }

  /** What was taken for what, in one line. */
  public String taken() {
    String taken =
        columns.entrySet().stream()
            .map(entry -> entry.getKey() + " = " + entry.getValue())
            .collect(Collectors.joining(", "));
    return file
        + ": "
        + taken
        + "; "
        + format
        + (ignored.isEmpty() ? "" : "; not read: " + named());
  }

  /** The columns that were not read, shortened. */
  private String named() {
    return Abbreviation.of(ignored, MOST_NAMED);
  }

  /** What a caller may not expect, a line each; no line if there is nothing. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!charset.equals("UTF-8")) {
      remarks.add(
          "is not UTF-8; read as "
              + charset
              + (charset.equals(FALLBACK) ? "; if ids look wrong, give --encoding" : ""));
    }
    remarks.addAll(notes);
    ReadReport.add(
        duplicates,
        "1 of " + rows + " rows repeats a user and item; " + counts(),
        "%d of " + rows + " rows repeat a user and item; " + counts(),
        remarks);
    ReadReport.add(
        trimmedIds,
        "blanks around 1 id were removed",
        "blanks around %d ids were removed",
        remarks);
    ReadReport.add(blankLines, "1 blank line was skipped", "%d blank lines were skipped", remarks);
    ReadReport.add(
        commentLines,
        "1 line before the first row was skipped",
        "%d lines before the first row were skipped",
        remarks);
    ReadReport.add(
        unreadTimes,
        "1 time could not be read and is left out, at " + firstUnreadTime,
        "%d times could not be read and are left out, the first at " + firstUnreadTime,
        remarks);
    ReadReport.add(
        unratedRows,
        "1 row has no rating and is left out",
        "%d rows have no rating and are left out",
        remarks);
    ReadReport.add(
        unknownRows,
        "1 row is left out because the ratings lack its user or item",
        "%d rows are left out because the ratings lack their user or item",
        remarks);
    return remarks.stream().map(remark -> file + ": " + remark).toList();
  }

  private String counts() {
    return switch (policy) {
      case NEWEST ->
          columns.containsKey(ColumnRole.TIMESTAMP.label())
              ? "the newest counts, of equally old ones the last"
              : "the last counts";
      case MEAN -> "their mean counts";
      case SUM -> "they are counted";
      default -> "the " + policy.name().toLowerCase(Locale.ROOT) + " counts";
    };
  }
}
