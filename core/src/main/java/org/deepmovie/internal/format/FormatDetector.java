package org.deepmovie.internal.format;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.internal.rows.DecodedText;
import org.deepmovie.internal.rows.DecodedText.TextSample;
import org.deepmovie.internal.rows.RowFormat;
import org.deepmovie.internal.rows.RowReader;
import org.deepmovie.internal.rows.TextFile;
import org.deepmovie.internal.rows.TimeParser;
import org.jspecify.annotations.Nullable;

/**
 * Detects the format of a file from its first rows: of all ways to divide them, the first by which
 * there are all the columns that are read, and all rows have as many fields.
 */
public final class FormatDetector {

  private static final int MOST_ROWS = 200;

  private final DecodedText text;
  private final TextSample sample;
  private final GivenFormat given;
  private @Nullable DataFormatException unreadable;

  private FormatDetector(DecodedText text, GivenFormat given) throws IOException {
    this.text = text;
    this.sample = text.sample();
    this.given = given;
  }

  /** One way to read the first rows; the columns are null if they were not found. */
  private record Attempt(
      RowFormat format,
      int comments,
      List<List<String>> rows,
      @Nullable RatingColumns columns,
      @Nullable DataFormatException problem) {

    boolean isEven() {
      return rows.stream().allMatch(row -> row.size() == width());
    }

    int width() {
      return rows.get(0).size();
    }

    /**
     * How well the attempt explains the file; the greatest is taken. A single column may have
     * quotes.
     */
    int merit(RowContent content) {
      boolean rated =
          columns != null && (columns.rating() != RatingColumns.NONE || !content.hasRatings());
      int found = rated ? 16 : columns != null ? 8 : 0;
      int single = format.quotes().quote() == null ? 0 : 1;
      return found + (isEven() ? 2 : 0) + (width() > 1 ? 4 : single);
    }
  }

  /**
   * The format of a file that {@code text} begins. Its columns may lack that of the ratings.
   *
   * @throws DataFormatException if a column that must be there is not found, or is in doubt
   */
  public static DetectedFormat detect(DecodedText text, GivenFormat given) throws IOException {
    FormatDetector detector = new FormatDetector(text, given);
    return detector.detected(detector.best());
  }

  private DetectedFormat detected(Attempt attempt) throws IOException {
    RatingColumns columns = attempt.columns();
    boolean usual =
        given.columns().isEmpty()
            && !given.ordered()
            && (columns == null || !columns.header())
            && !attempt.format().delimiter().isEmpty();
    Optional<String> question =
        !usual
            ? Optional.empty()
            : UnclearColumns.of(attempt.rows(), given).question(columns != null);
    if (columns == null && unreadable != null) {
      throw unreadable;
    }
    if (question.isPresent()) {
      throw new DataFormatException(text.source(), question.get());
    }
    if (columns == null) {
      throw Objects.requireNonNull(attempt.problem(), "neither columns nor a problem");
    }
    int from = columns.header() ? 1 : 0;
    List<String> times =
        columns.timestamp() == RatingColumns.NONE
            ? List.of()
            : attempt.rows().stream()
                .skip(from)
                .filter(row -> row.size() > columns.timestamp())
                .map(row -> row.get(columns.timestamp()))
                .toList();
    return new DetectedFormat(attempt.format(), attempt.comments(), columns, TimeParser.of(times));
  }

  private Attempt best() throws IOException {
    String delimiter = given.delimiter().orElse("");
    if (sample.text().chars().anyMatch(c -> c < '\t' && delimiter.indexOf(c) < 0)) {
      throw new DataFormatException(text.source(), TextFile.NO_TEXT);
    }
    UnreadableForm.refuse(text.source(), sample.text());
    boolean lines = RowFormat.undelimited(sample.text()).isEmpty();
    if (lines && !sample.whole() && sample.text().lines().limit(2).count() < 2) {
      throw new DataFormatException(
          text.source(),
          1,
          sample.text(),
          "line longer than "
              + sample.text().length()
              + " characters; expected a row a line, such as "
              + given.content().example());
    }
    @Nullable Attempt best = null;
    for (RowFormat format : RowFormats.candidates(sample, given)) {
      List<List<String>> rows = sampleRows(format);
      if (!rows.isEmpty()) {
        Attempt attempt = attempt(format, rows);
        best =
            best == null || attempt.merit(given.content()) > best.merit(given.content())
                ? attempt
                : best;
      }
    }
    if (best == null && unreadable != null) {
      throw unreadable;
    }
    if (best == null) {
      throw new DataFormatException(
          text.source(),
          sample.text().isBlank()
              ? "is empty; expected rows such as " + given.content().example()
              : "no row can be read; expected a row a line, such as " + given.content().example());
    }
    return best;
  }

  private Attempt attempt(RowFormat format, List<List<String>> all) {
    int comments = comments(all);
    List<List<String>> rows = all.subList(comments, all.size());
    GivenFormat known =
        switch (format.syntax()) {
          case JSON -> given.withHeader(true);
          case NETFLIX -> given.withHeader(false);
          case DELIMITED, QUOTED_LINES -> given;
        };
    ColumnFinder finder = new ColumnFinder(text.source() + ":" + (comments + 1), known);
    try {
      return new Attempt(format, comments, rows, finder.find(format, rows), null);
    } catch (DataFormatException problem) {
      return new Attempt(format, comments, rows, null, problem);
    }
  }

  /**
   * The number of first rows that are no data: one that names the delimiter, as Excel writes it, or
   * those that begin with % or # and have another width than the row after them.
   */
  private static int comments(List<List<String>> rows) {
    if (rows.size() > 1 && RowFormats.NAMED_DELIMITER.matcher(rows.get(0).get(0)).lookingAt()) {
      return 1;
    }
    int comments = 0;
    while (comments < rows.size() - 1 && rows.get(comments).get(0).matches("[%#].*")) {
      comments++;
    }
    return comments > 0 && rows.get(comments - 1).size() == rows.get(comments).size()
        ? 0
        : comments;
  }

  /** The first rows, without the last if it may go on after the sample. */
  private List<List<String>> sampleRows(RowFormat format) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try {
      RowReader reader = format.open(text.source(), new StringReader(sample.text()));
      while (rows.size() <= MOST_ROWS && reader.next()) {
        rows.add(reader.fields());
      }
    } catch (DataFormatException cutOrOtherFormat) {
      boolean first = rows.isEmpty() && sample.text().contains(format.delimiter());
      unreadable = first && unreadable == null ? cutOrOtherFormat : unreadable;
      return rows;
    }
    boolean cut = rows.size() > 1 && (rows.size() > MOST_ROWS || !sample.whole());
    return cut ? rows.subList(0, rows.size() - 1) : rows;
  }
}
