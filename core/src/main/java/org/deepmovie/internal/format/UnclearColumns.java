package org.deepmovie.internal.format;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.deepmovie.internal.rows.DecimalNumbers;
import org.deepmovie.internal.rows.TimeParser;

/**
 * Doubts about the columns of a file without a header, if they were taken in the usual order and
 * the first rows suggest another one.
 */
final class UnclearColumns {

  private static final Pattern ITEM_VALUES =
      Pattern.compile("[^\\s:=,;|]+[:=][-+.\\d]+([,;|\\s]+[^\\s:=,;|]+[:=][-+.\\d]+)*+");
  private static final Pattern SEVERAL_VALUES = Pattern.compile("[:=][-+.\\d]+[,;|\\s]");
  private static final int FEW_ROWS = 5;
  private static final int MANY_ROWS = 20;
  private static final int MOST_COLUMNS = 4;
  private static final int MATRIX_COLUMNS = 8;
  private static final int LIST_LENGTHS = 3;
  private static final int MOST_STARS = 11;
  private static final double GREATEST_STARS = 10;
  private static final double LEAST_EPOCH_SECONDS = 1e8;

  private static final Pattern USER_ID =
      Pattern.compile(
          "(?i)(u|usr|user|uid|customer|cust|reviewer|member)[-_ #:]?\\d+|A[0-9A-Z]{11,19}");
  private static final Pattern ITEM_ID =
      Pattern.compile(
          "(?i)(i|m|b|p|t|it|item|iid|movie|film|book|product|prod|song|track|artist|tt)[-_"
              + " #:]?\\d+|B0[0-9A-Z]{8}|\\d{9}[0-9X]");

  private final List<List<String>> rows;
  private final GivenFormat given;
  private final int columns;

  private UnclearColumns(List<List<String>> rows, GivenFormat given) {
    this.rows = rows;
    this.given = given;
    this.columns = rows.get(0).size();
  }

  /** The doubts about {@code rows}, which are read for what {@code given} tells. */
  static UnclearColumns of(List<List<String>> rows, GivenFormat given) {
    return new UnclearColumns(rows, given);
  }

  /**
   * What to ask about the columns; empty if nothing speaks against their order.
   *
   * @param found whether columns were found
   */
  Optional<String> question(boolean found) {
    if (given.content() == RowContent.HISTORY) {
      return Optional.empty();
    }
    if (rows.stream().anyMatch(row -> row.size() != columns)) {
      return lists();
    }
    Optional<String> otherForm = listsOfValues().or(this::matrix);
    if (!found || otherForm.isPresent()) {
      return otherForm.or(this::timesEarly);
    }
    Optional<String> order = rowNumbers().or(this::itemsFirst).or(this::timesEarly);
    return given.content() == RowContent.INTERACTIONS || columns <= 2
        ? order
        : order.or(this::timesFirst).or(this::starsElsewhere).or(this::manyColumns);
  }

  /** Rows of numbers that have many different lengths. */
  private Optional<String> lists() {
    boolean ids =
        rows.stream().mapToInt(List::size).distinct().count() >= LIST_LENGTHS
            && rows.stream().allMatch(row -> row.stream().allMatch(UnclearColumns::isNumber));
    return ids
        ? Optional.of(
            "has rows of different lengths, like lists of each user's items; write a row for each"
                + " user and item, such as "
                + given.content().example())
        : Optional.empty();
  }

  /** Rows whose last field is a list such as tea:5,milk:3. */
  private Optional<String> listsOfValues() {
    List<String> last = rows.stream().map(row -> row.get(columns - 1)).toList();
    return last.stream().allMatch(field -> ITEM_VALUES.matcher(field).matches())
            && last.stream().anyMatch(field -> SEVERAL_VALUES.matcher(field).find())
        ? Optional.of(
            "has lists of each user's items with their values; write a row for each user and item,"
                + " such as "
                + given.content().example())
        : Optional.empty();
  }

  /** Many columns of numbers below names or numbers. */
  private Optional<String> matrix() {
    boolean numbers =
        columns >= MATRIX_COLUMNS
            && rows.size() > 1
            && rows.stream()
                .skip(1)
                .allMatch(row -> row.stream().skip(1).allMatch(UnclearColumns::isNumberOrNothing));
    return numbers
        ? Optional.of(
            "has %d columns, whose values are numbers, like a matrix of users by items; write a row for each rating, such as %s, or %s"
                .formatted(
                    columns, given.content().example(), given.howToGive("user=1,item=2,rating=3")))
        : Optional.empty();
  }

  private static boolean isNumberOrNothing(String field) {
    return isNumber(field) || UnratedValues.isMissing(field);
  }

  private static boolean isNumber(String field) {
    return Float.isFinite(DecimalNumbers.parse(field));
  }

  private Optional<String> rowNumbers() {
    int enough = columns > 3 ? FEW_ROWS : MANY_ROWS;
    double first = number(0, 0);
    boolean counting =
        columns > 2
            && rows.size() >= enough
            && (first == 0 || first == 1)
            && IntStream.range(0, rows.size()).allMatch(row -> number(row, 0) == first + row);
    return asked(
        counting,
        "column 1 counts the rows; is it a row number, or the user?",
        columns > 3 ? "user=2,item=3,rating=4" : "user=2,item=3",
        "user=1,item=2,rating=3");
  }

  private Optional<String> itemsFirst() {
    String rating = columns > 2 ? ",rating=3" : "";
    return asked(
        rows.stream()
            .allMatch(
                row ->
                    ITEM_ID.matcher(row.get(0)).matches() && USER_ID.matcher(row.get(1)).matches()),
        "column 1 looks like items and column 2 like users; which is which?",
        "user=2,item=1" + rating,
        "user=1,item=2" + rating);
  }

  /** Dates where a user or an item is expected. */
  private Optional<String> timesEarly() {
    for (int column = 0; column < 2 && columns > 2; column++) {
      int tested = column;
      if (rows.stream().allMatch(row -> UnnamedColumns.isDate(row.get(tested)))) {
        return asked(
            true,
            "column %d looks like times; which are the users and the items?".formatted(column + 1),
            column == 0 ? "user=2,item=3,time=1" : "user=1,item=3,time=2",
            "user=1,item=2");
      }
    }
    return Optional.empty();
  }

  private Optional<String> timesFirst() {
    return asked(
        IntStream.range(0, rows.size()).allMatch(row -> number(row, 2) >= LEAST_EPOCH_SECONDS)
            || rows.stream().allMatch(row -> isBasicDate(row.get(2))),
        "column 3 looks like times; which are the ratings?",
        columns > 3 ? "user=1,item=2,rating=4,time=3" : "user=1,item=2,time=3",
        "user=1,item=2,rating=3");
  }

  /** Whether {@code text} has the form yyyymmdd. */
  private static boolean isBasicDate(String text) {
    return text.matches("(19|20)\\d{6}") && TimeParser.of(List.of(text)).unit().equals("dates");
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

  /**
   * More columns than a user, an item, a rating and a time, and no ratings where they should be.
   */
  private Optional<String> manyColumns() {
    return asked(
        columns > MOST_COLUMNS && !isStars(2) && !UnnamedColumns.isDate(rows.get(0).get(2)),
        "has %d columns without names; which are the users, items and ratings?".formatted(columns),
        "user=1,item=2",
        "user=1,item=2,rating=3");
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

  private Optional<String> asked(
      boolean doubtful, String question, String otherwise, String asTaken) {
    return doubtful
        ? Optional.of(question + " " + given.howToGive(otherwise + " or " + asTaken))
        : Optional.empty();
  }
}
