package org.deepmovie.internal.format;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.deepmovie.internal.rows.DecimalNumbers;

/**
 * Doubts about the columns of a file without a header, if they were taken in the order user, item,
 * rating, time and the first rows suggest another one.
 */
final class UnclearColumns {

  private static final int FEW_ROWS = 5;
  private static final int MANY_ROWS = 20;
  private static final int MOST_STARS = 11;
  private static final double GREATEST_STARS = 10;
  private static final double LEAST_EPOCH_SECONDS = 1e8;

  private static final Pattern USER_ID =
      Pattern.compile(
          "(?i)(u|usr|user|uid|customer|cust|reviewer|member)[-_ #:]?\\d+|A[0-9A-Z]{11,19}");
  private static final Pattern ITEM_ID =
      Pattern.compile(
          "(?i)(i|m|b|p|t|it|item|iid|movie|film|book|product|prod|song|track|artist|tt)[-_ #:]?\\d+"
              + "|B0[0-9A-Z]{8}|\\d{9}[0-9X]");

  private final List<List<String>> rows;
  private final int columns;

  private UnclearColumns(List<List<String>> rows) {
    this.rows = rows;
    this.columns = rows.get(0).size();
  }

  /** What to ask about the columns of {@code rows}; empty if nothing speaks against their order. */
  static Optional<String> question(List<List<String>> rows) {
    UnclearColumns unclear = new UnclearColumns(rows);
    return unclear
        .rowNumbers()
        .or(unclear::itemsFirst)
        .or(unclear::timesFirst)
        .or(unclear::starsElsewhere);
  }

  private Optional<String> rowNumbers() {
    int enough = columns > 3 ? FEW_ROWS : MANY_ROWS;
    double first = number(0, 0);
    boolean counting =
        rows.size() >= enough
            && (first == 0 || first == 1)
            && IntStream.range(0, rows.size()).allMatch(row -> number(row, 0) == first + row);
    return asked(
        counting,
        "column 1 counts the rows; is it a row number, or the user?",
        columns > 3 ? "user=2,item=3,rating=4" : "user=2,item=3",
        "user=1,item=2,rating=3");
  }

  private Optional<String> itemsFirst() {
    return asked(
        rows.stream()
            .allMatch(
                row ->
                    ITEM_ID.matcher(row.get(0)).matches() && USER_ID.matcher(row.get(1)).matches()),
        "column 1 looks like items and column 2 like users; which is which?",
        "user=2,item=1,rating=3",
        "user=1,item=2,rating=3");
  }

  private Optional<String> timesFirst() {
    return asked(
        IntStream.range(0, rows.size()).allMatch(row -> number(row, 2) >= LEAST_EPOCH_SECONDS),
        "column 3 looks like times; which are the ratings?",
        columns > 3 ? "user=1,item=2,rating=4,time=3" : "user=1,item=2,time=3",
        "user=1,item=2,rating=3");
  }

  private Optional<String> starsElsewhere() {
    if (rows.size() < MANY_ROWS || isStars(2) || hasFractions(2)) {
      return Optional.empty();
    }
    for (int column : new int[] {1, 0, 3}) {
      if (column < columns && isStars(column) && distinct(2) > 2 * distinct(column)) {
        int user = column == 0 ? 2 : 1;
        int item = column == 3 ? 2 : 3;
        return asked(
            true,
            "column %d looks like ratings, and column 3 does not; which are the ratings?"
                .formatted(column + 1),
            "user=%d,item=%d,rating=%d".formatted(user, item, column + 1),
            "user=1,item=2,rating=3");
      }
    }
    return Optional.empty();
  }

  /** Whether a column has few values, all from 0 to 10, as ratings have. */
  private boolean isStars(int column) {
    return distinct(column) <= MOST_STARS
        && IntStream.range(0, rows.size())
            .mapToDouble(row -> number(row, column))
            .allMatch(value -> value >= 0 && value <= GREATEST_STARS);
  }

  private boolean hasFractions(int column) {
    return IntStream.range(0, rows.size())
        .mapToDouble(row -> number(row, column))
        .anyMatch(value -> value != Math.rint(value));
  }

  private int distinct(int column) {
    return new HashSet<>(rows.stream().map(row -> row.get(column)).toList()).size();
  }

  private double number(int row, int column) {
    return DecimalNumbers.parse(rows.get(row).get(column));
  }

  private static Optional<String> asked(
      boolean doubtful, String question, String otherwise, String asTaken) {
    return doubtful
        ? Optional.of(question + " " + GivenFormat.howToGive(otherwise + " or " + asTaken))
        : Optional.empty();
  }
}
