package org.deepmovie.internal.format;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.internal.rows.DecodedText;
import org.deepmovie.internal.rows.DecodedText.TextSample;
import org.deepmovie.internal.rows.RowFormat;
import org.deepmovie.internal.rows.RowReader;
import org.deepmovie.internal.rows.TimeParser;
import org.jspecify.annotations.Nullable;

/**
 * Detects the format of a file from its first rows: of all ways to divide them, the first by which
 * there are columns of users, items and ratings, and all rows have as many fields.
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

    boolean isComplete() {
      return columns != null && columns.rating() != RatingColumns.NONE;
    }

    boolean isEven() {
      return rows.stream().allMatch(row -> row.size() == width());
    }

    int width() {
      return rows.get(0).size();
    }

    /** How well the attempt explains the file; the greatest is taken. */
    int merit() {
      int found = isComplete() ? 4 : columns != null ? 2 : 0;
      return (width() > 1 ? 8 : 0) + found + (isEven() ? 1 : 0);
    }
  }

  /**
   * The format of a file of ratings, which {@code text} begins. Its columns may lack that of the
   * ratings.
   *
   * @throws DataFormatException if the columns of users or items are not found, or are in doubt
   */
  public static DetectedFormat detect(DecodedText text, GivenFormat given) throws IOException {
    FormatDetector detector = new FormatDetector(text, given);
    Attempt best = detector.best();
    if (best.problem() != null) {
      throw detector.unreadable == null ? best.problem() : detector.unreadable;
    }
    return detector.detected(best);
  }

  /**
   * The format of a file that {@code text} begins, if it has a header with usual names of users and
   * items.
   *
   * @throws DataFormatException if there is no row, or the first one cannot be read
   */
  public static Optional<DetectedFormat> detectHeader(DecodedText text) throws IOException {
    FormatDetector detector = new FormatDetector(text, GivenFormat.ORDERED);
    Attempt best = detector.best();
    if (best.columns() == null && detector.unreadable != null) {
      throw detector.unreadable;
    }
    return best.columns() == null || !best.columns().header()
        ? Optional.empty()
        : Optional.of(detector.detected(best));
  }

  private DetectedFormat detected(Attempt attempt) throws IOException {
    RatingColumns columns = attempt.columns();
    if (columns == null) {
      throw new IllegalStateException("neither columns nor a problem");
    }
    boolean usual = !given.ordered() && given.columns().isEmpty() && !columns.header();
    if (usual
        && attempt.format().syntax() == RowFormat.RowSyntax.DELIMITED
        && attempt.isComplete()) {
      Optional<String> question = UnclearColumns.question(attempt.rows());
      if (question.isPresent()) {
        throw new DataFormatException(text.source(), question.get());
      }
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
    if (sample.text().chars().anyMatch(character -> character < '\t')) {
      throw new DataFormatException(text.source(), "is no text; save it as CSV");
    }
    if (!sample.whole() && sample.text().lines().limit(2).count() < 2) {
      throw new DataFormatException(
          text.source(),
          1,
          sample.text(),
          "line longer than " + sample.text().length() + " characters; expected a rating a line");
    }
    @Nullable Attempt best = null;
    for (RowFormat format : RowFormats.candidates(sample, given)) {
      List<List<String>> rows = sampleRows(format);
      if (!rows.isEmpty()) {
        Attempt attempt = attempt(format, rows);
        best = best == null || attempt.merit() > best.merit() ? attempt : best;
      }
    }
    if (best == null && unreadable != null) {
      throw unreadable;
    }
    if (best == null) {
      throw new DataFormatException(
          text.source(),
          sample.text().isBlank()
              ? "is empty; expected rows such as user,item,rating"
              : "no row can be read; expected a rating a line, such as user,item,rating");
    }
    return best;
  }

  private Attempt attempt(RowFormat format, List<List<String>> all) {
    int comments = comments(all);
    List<List<String>> rows = all.subList(comments, all.size());
    boolean noHeader = format.syntax() == RowFormat.RowSyntax.NETFLIX;
    ColumnFinder finder =
        new ColumnFinder(
            text.source() + ":" + (comments + 1), noHeader ? given.withHeader(false) : given);
    try {
      return new Attempt(format, comments, rows, finder.find(rows.get(0)), null);
    } catch (DataFormatException problem) {
      return new Attempt(format, comments, rows, null, problem);
    }
  }

  /** The number of first rows that begin with % or # and have another width than those after. */
  private static int comments(List<List<String>> rows) {
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
