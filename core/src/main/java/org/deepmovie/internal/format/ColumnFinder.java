package org.deepmovie.internal.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.rows.RowFormat;

/**
 * Finds the columns that a file is read for: those that are given, else those with usual names,
 * else, in a file without a header, those in the usual order.
 *
 * @param source the place of the first row in messages
 * @param given what is known of the file
 */
record ColumnFinder(String source, GivenFormat given) {

  /** The most columns that a message names. */
  private static final int MOST_NAMED = 12;

  private static final int MOST_LETTERS = 70;

  /** The name of an item in a file that has no other ids. */
  private static final String ID = "id";

  /** A history may name the author of an item, who is not the user. */
  private static final String AUTHOR = "author";

  /**
   * The columns of a file that begins with {@code rows}.
   *
   * @param format how they are divided into fields
   * @throws DataFormatException if a column is missing that the file must have
   */
  RatingColumns find(RowFormat format, List<List<String>> rows) throws DataFormatException {
    List<String> first = rows.get(0);
    UnnamedColumns unnamed = new UnnamedColumns(given.content(), format, rows);
    boolean header = given.header().isPresent() ? given.header().get() : isHeader(first, unnamed);
    RatingColumns columns = header ? named(first) : numbered(first, unnamed);
    requireDifferent(columns);
    return columns;
  }

  private void requireDifferent(RatingColumns columns) throws DataFormatException {
    int[] used =
        IntStream.of(columns.user(), columns.item(), columns.rating(), columns.timestamp())
            .filter(index -> index != RatingColumns.NONE)
            .toArray();
    if (IntStream.of(used).distinct().count() < used.length) {
      throw new DataFormatException(
          source,
          "one column would be taken for two things; give each its own, for example --columns"
              + " user=1,item=2,rating=3, and check the delimiter");
    }
  }

  private boolean isHeader(List<String> first, UnnamedColumns unnamed) throws DataFormatException {
    if (hasNames(first)) {
      return true;
    }
    if (given.columns().isEmpty()) {
      return !unnamed.beginAtOnce();
    }
    boolean numbers =
        given.columns().values().stream().allMatch(column -> position(column, first) >= 0);
    String rating = given.columns().get(ColumnRole.RATING);
    return !numbers || rating != null && !RatingValue.isValue(first.get(position(rating, first)));
  }

  /** Whether the first row has names of all columns that must be there, or some that are given. */
  private boolean hasNames(List<String> first) throws DataFormatException {
    if (given.columns().values().stream().anyMatch(column -> nameIndex(column, first) >= 0)) {
      return true;
    }
    for (ColumnRole role : given.content().required()) {
      if (usual(role, first) == RatingColumns.NONE) {
        return false;
      }
    }
    return true;
  }

  /** The column with a usual name of {@code role}. */
  private int usual(ColumnRole role, List<String> names) throws DataFormatException {
    int[] found = role.find(names);
    if (found.length > 1) {
      throw new DataFormatException(
          source,
          "two columns, '%s' and '%s', may be the %s; %s"
              .formatted(
                  names.get(found[0]),
                  names.get(found[1]),
                  role.label(),
                  given.howToGive(role.label() + "=" + nameOrNumber(found[0], names))));
    }
    boolean history = given.content() == RowContent.HISTORY;
    if (found.length == 0) {
      return history && role == ColumnRole.ITEM ? nameIndex(ID, names) : RatingColumns.NONE;
    }
    boolean author =
        history
            && role == ColumnRole.USER
            && ColumnRole.reduced(names.get(found[0])).startsWith(AUTHOR);
    return author ? RatingColumns.NONE : found[0];
  }

  private static String nameOrNumber(int column, List<String> names) {
    String name = names.get(column);
    return Collections.frequency(names, name) == 1 ? name : String.valueOf(column + 1);
  }

  private RatingColumns named(List<String> names) throws DataFormatException {
    int[] columns = new int[ColumnRole.values().length];
    Arrays.fill(columns, RatingColumns.NONE);
    for (ColumnRole role : ColumnRole.values()) {
      if (role == ColumnRole.USER || given.content().roles().contains(role)) {
        columns[role.ordinal()] = named(role, names);
      }
    }
    if (given.content().required().stream()
        .anyMatch(role -> columns[role.ordinal()] == RatingColumns.NONE)) {
      throw missing(names, columns);
    }
    return new RatingColumns(columns[0], columns[1], columns[2], columns[3], true, names);
  }

  /** The refusal of a file that lacks columns. */
  private DataFormatException missing(List<String> names, int[] columns) {
    if (names.size() < given.content().required().size()) {
      return new DataFormatException(
          source,
          "one column alone, %s; expected rows such as %s, or another --delimiter or --quote"
              .formatted(quoted(names), given.content().example()));
    }
    List<ColumnRole> missing = new ArrayList<>();
    for (ColumnRole role : given.content().roles()) {
      boolean optional =
          role == ColumnRole.TIMESTAMP
              || role == ColumnRole.RATING && names.size() <= given.content().roles().indexOf(role);
      if (!optional && columns[role.ordinal()] == RatingColumns.NONE) {
        missing.add(role);
      }
    }
    List<String> labels = missing.stream().map(role -> role.label() + "s").toList();
    int last = labels.size() - 1;
    String roles =
        last == 0
            ? labels.get(0)
            : String.join(", ", labels.subList(0, last)) + " or " + labels.get(last);
    String example =
        missing.stream()
            .map(role -> role.label() + "=" + example(role, names))
            .collect(Collectors.joining(","));
    String also =
        given.content() == RowContent.INTERACTIONS
            ? ""
            : ", by names or numbers; if the first line is no header, give --no-header, too";
    return new DataFormatException(
        source,
        "no column of %s among %s; %s%s"
            .formatted(roles, quoted(names), given.howToGive(example), also));
  }

  /**
   * The number of a column that may be that of {@code role}: of ratings the first with a number.
   */
  private int example(ColumnRole role, List<String> names) {
    int usual = given.content().roles().indexOf(role);
    return 1
        + IntStream.range(usual, names.size())
            .filter(c -> role == ColumnRole.RATING && RatingValue.isValue(names.get(c)))
            .findFirst()
            .orElse(Math.min(usual, names.size() - 1));
  }

  private int named(ColumnRole role, List<String> names) throws DataFormatException {
    String column = given.columns().get(role);
    if (column == null) {
      return usual(role, names);
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
                  given.howToGive(role.label() + "=...") + ", by a name or a number"));
    }
    return index;
  }

  private RatingColumns numbered(List<String> first, UnnamedColumns unnamed)
      throws DataFormatException {
    List<String> numbers =
        IntStream.rangeClosed(1, first.size()).mapToObj(String::valueOf).toList();
    int[] columns = new int[ColumnRole.values().length];
    for (ColumnRole role : ColumnRole.values()) {
      columns[role.ordinal()] = numbered(role, first, unnamed);
    }
    return new RatingColumns(columns[0], columns[1], columns[2], columns[3], false, numbers);
  }

  private int numbered(ColumnRole role, List<String> first, UnnamedColumns unnamed)
      throws DataFormatException {
    String column = given.columns().get(role);
    if (column != null && position(column, first) < 0) {
      throw new DataFormatException(
          source,
          "'%s' is not one of the columns 1 to %d, which have no names; %s"
              .formatted(column, first.size(), given.howToGive(role.label() + "=NUMBER")));
    }
    int index =
        column != null
            ? position(column, first)
            : given.columns().isEmpty() ? unnamed.index(role) : RatingColumns.NONE;
    if (index == RatingColumns.NONE && given.content().required().contains(role)) {
      throw new DataFormatException(
          source,
          "no column of %ss among the %d columns; %s"
              .formatted(role.label(), first.size(), given.howToGive(role.label() + "=NUMBER")));
    }
    return index;
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
    List<String> shortened = names.stream().map(ColumnFinder::shortened).toList();
    int shown = 0;
    int letters = 0;
    for (String name : shortened) {
      letters += name.length();
      if (shown == MOST_NAMED || shown > 0 && letters > MOST_LETTERS) {
        break;
      }
      shown++;
    }
    return Abbreviation.of(shortened, shown);
  }

  private static String shortened(String name) {
    return Abbreviation.of(name.isEmpty() ? "''" : name);
  }
}
