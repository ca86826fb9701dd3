package org.deepmovie.internal.format;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.rows.DecimalNumbers;
import org.deepmovie.internal.rows.RowReader;

/** What the first row leaves open: whether it is a header, and whether there are ratings. */
public final class FirstRowDoubts {

  /** More columns are not named. */
  private static final int MOST_NAMED = 8;

  private FirstRowDoubts() {}

  /**
   * The doubts, each with what to give.
   *
   * @param row at the first row below the header
   */
  public static List<String> of(RowReader row, RatingColumns columns, GivenFormat given) {
    List<String> doubts = new ArrayList<>();
    if (given.content() == RowContent.HISTORY || columns.rating() != RatingColumns.NONE) {
      return doubts;
    }
    boolean guessed = given.columns().isEmpty() && given.header().isEmpty();
    if (!columns.header()
        && guessed
        && columns.count() == 2
        && Float.isNaN(DecimalNumbers.parse(row.field(1)))) {
      doubts.add(
          "no usual names of columns in its first line, so it is a row: '%s'; if it is a header, %s"
              .formatted(
                  Abbreviation.of(String.join(", ", row.fields())),
                  given.howToGive("user=1,item=2")));
    }
    List<String> ignored = columns.ignored();
    if (given.content() == RowContent.RATINGS && !ignored.isEmpty()) {
      doubts.add(
          "has no column of ratings, so every row is an interaction; if %s holds ratings, give --columns rating=..."
              .formatted(
                  ignored.size() == 1
                      ? ignored.get(0)
                      : "one of " + Abbreviation.of(ignored, MOST_NAMED)));
    }
    return doubts;
  }
}
