package org.deepmovie.internal.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.internal.io.Abbreviation;
import org.deepmovie.internal.rows.DecimalNumbers;
import org.deepmovie.internal.rows.TimeParser;

/**
 * Finds the columns of users, items, ratings and times: those that are given, else those with usual
 * names, else, in a file without a header, the first to fourth.
 *
 * @param source the file's name in messages
 * @param given what is known of the format
 */
record ColumnFinder(String source, GivenFormat given) {

  /** The most columns that a message names. */
  private static final int MOST_NAMED = 12;

  private static final int RATING_POSITION = ColumnRole.RATING.ordinal();
  private static final int TIMESTAMP_POSITION = ColumnRole.TIMESTAMP.ordinal();

  /**
   * The columns of a file that begins with {@code first}. There may be no column of ratings.
   *
   * @throws DataFormatException if there is no column of users or items
   */
  RatingColumns find(List<String> first) throws DataFormatException {
    RatingColumns columns =
        given.header().isEmpty()
            ? guessed(first)
            : given.header().get() ? named(first) : numbered(first);
    requireDifferent(columns);
    return columns;
  }

  private void requireDifferent(RatingColumns columns) throws DataFormatException {
    int[] indices = {columns.user(), columns.item(), columns.rating(), columns.timestamp()};
    long used = IntStream.of(indices).filter(index -> index != RatingColumns.NONE).count();
    if (IntStream.of(indices).filter(index -> index != RatingColumns.NONE).distinct().count()
        < used) {
      throw new DataFormatException(
          source,
          "one column would be taken for two things; give each its own, for example --columns"
              + " user=1,item=2,rating=3, and check the delimiter");
    }
  }

  private RatingColumns guessed(List<String> first) throws DataFormatException {
    if (hasNames(first)) {
      return named(first);
    }
    boolean numbers =
        given.columns().values().stream().allMatch(column -> position(column, first) >= 0);
    if (given.columns().isEmpty() ? isRow(first) : numbers && isGivenRow(first)) {
      return numbered(first);
    }
    return named(first);
  }

  /** Whether the first row has names of users and items, or some that are given. */
  private boolean hasNames(List<String> first) throws DataFormatException {
    return given.columns().values().stream().anyMatch(column -> nameIndex(column, first) >= 0)
        || ColumnRole.USER.find(first, source).isPresent()
            && ColumnRole.ITEM.find(first, source).isPresent();
  }

  /** Whether a row may be a user, an item and a rating, or a user and an item alone. */
  private static boolean isRow(List<String> first) {
    return first.size() == 2 && isNumber(first.get(1))
        || first.size() > RATING_POSITION && isNumber(first.get(RATING_POSITION));
  }

  private boolean isGivenRow(List<String> first) {
    String rating = given.columns().get(ColumnRole.RATING);
    return rating == null || isNumber(first.get(position(rating, first)));
  }

  private static boolean isNumber(String text) {
    return Float.isFinite(DecimalNumbers.parse(text));
  }

  private RatingColumns named(List<String> names) throws DataFormatException {
    int user = named(ColumnRole.USER, names);
    int item = named(ColumnRole.ITEM, names);
    int rating = named(ColumnRole.RATING, names);
    if (user == RatingColumns.NONE || item == RatingColumns.NONE) {
      List<ColumnRole> missing = new ArrayList<>();
      for (ColumnRole role : List.of(ColumnRole.USER, ColumnRole.ITEM, ColumnRole.RATING)) {
        boolean optional = role == ColumnRole.RATING && names.size() <= role.ordinal();
        if (!optional && named(role, names) == RatingColumns.NONE) {
          missing.add(role);
        }
      }
      throw missing(missing, names);
    }
    return new RatingColumns(user, item, rating, named(ColumnRole.TIMESTAMP, names), true, names);
  }

  /** The refusal of a file that lacks the columns of {@code roles}. */
  private DataFormatException missing(List<ColumnRole> roles, List<String> names) {
    String missing =
        roles.stream().map(role -> role.label() + "s").collect(Collectors.joining(" or "));
    String example =
        roles.stream()
            .map(role -> role.label() + "=" + Math.min(role.ordinal() + 1, names.size()))
            .collect(Collectors.joining(","));
    return new DataFormatException(
        source,
        ("no column of %s among %s; %s, by names or numbers; if the first line is a rating, give"
                + " --no-header, too")
            .formatted(missing, quoted(names), GivenFormat.howToGive(example)));
  }

  private int named(ColumnRole role, List<String> names) throws DataFormatException {
    String column = given.columns().get(role);
    if (column == null) {
      return role.find(names, source).orElse(RatingColumns.NONE);
    }
    int byName = nameIndex(column, names);
    int index = byName >= 0 ? byName : position(column, names);
    if (index < 0) {
      throw new DataFormatException(
          source,
          "no column '%s' for the %s among %s; %s"
              .formatted(
                  column,
                  role.label(),
                  quoted(names),
                  GivenFormat.howToGive(role.label() + "=...") + ", by a name or a number"));
    }
    return index;
  }

  private RatingColumns numbered(List<String> first) throws DataFormatException {
    List<String> numbers =
        IntStream.rangeClosed(1, first.size()).mapToObj(String::valueOf).toList();
    int[] columns = new int[ColumnRole.values().length];
    for (ColumnRole role : ColumnRole.values()) {
      columns[role.ordinal()] = numbered(role, first);
    }
    return new RatingColumns(columns[0], columns[1], columns[2], columns[3], false, numbers);
  }

  private int numbered(ColumnRole role, List<String> first) throws DataFormatException {
    boolean needed = role == ColumnRole.USER || role == ColumnRole.ITEM;
    String column = given.columns().get(role);
    if (column != null) {
      if (position(column, first) < 0) {
        throw new DataFormatException(
            source,
            "'%s' is not one of the columns 1 to %d, which have no names; %s"
                .formatted(column, first.size(), GivenFormat.howToGive(role.label() + "=NUMBER")));
      }
      return position(column, first);
    }
    if (given.columns().isEmpty() && role.ordinal() < first.size() && isUsual(role, first)) {
      return role.ordinal();
    }
    if (needed) {
      throw new DataFormatException(
          source,
          "no column of %ss among the %d columns; %s"
              .formatted(
                  role.label(), first.size(), GivenFormat.howToGive(role.label() + "=NUMBER")));
    }
    return RatingColumns.NONE;
  }

  /** Whether a column, if it has a time, has one in the first row, too. */
  private static boolean isUsual(ColumnRole role, List<String> first) {
    String time = role == ColumnRole.TIMESTAMP ? first.get(TIMESTAMP_POSITION) : "";
    return time.isEmpty() || TimeParser.of(List.of(time)).parse(time).isPresent();
  }

  /**
   * The index of the column {@code name}, as it is written or up to type, case and separators, or
   * -1. The number of a column is no name.
   */
  private static int nameIndex(String name, List<String> names) {
    if (position(name, names) >= 0) {
      return -1;
    }
    for (int column = 0; column < names.size(); column++) {
      if (names.get(column).equals(name) || ColumnRole.untyped(names.get(column)).equals(name)) {
        return column;
      }
    }
    String reduced = ColumnRole.reduced(name);
    return reduced.isEmpty()
        ? -1
        : names.stream().map(ColumnRole::reduced).toList().indexOf(reduced);
  }

  /** The index of the column whose number from 1 is {@code number}, or -1. */
  private static int position(String number, List<String> first) {
    if (!number.matches("\\d{1,4}")) {
      return -1;
    }
    int column = Integer.parseInt(number) - 1;
    return column < first.size() ? column : -1;
  }

  private static String quoted(List<String> names) {
    return Abbreviation.of(names.stream().map(ColumnFinder::shortened).toList(), MOST_NAMED);
  }

  private static String shortened(String name) {
    return Abbreviation.of(name.isEmpty() ? "''" : name.replaceAll("\\p{Cntrl}", "?"));
  }
}
