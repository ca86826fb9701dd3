package org.deepmovie.internal.format;

import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.internal.rows.DecimalNumbers;
import org.deepmovie.internal.rows.RowFormat;
import org.deepmovie.internal.rows.TimeParser;

/**
 * The columns of rows without a header, in the usual order of what they are read for.
 *
 * @param content what they are read for
 * @param format how they are divided into fields
 * @param rows the first rows of the file
 */
record UnnamedColumns(RowContent content, RowFormat format, List<List<String>> rows) {

  /** Blanks are no proof of another format, as ids may have them. */
  private static final List<String> DELIMITERS = List.of("::", "\t", ",", ";", "|");

  /** Whether the first row may be one of data, and not a header with unknown names. */
  boolean beginAtOnce() {
    List<String> first = rows.get(0);
    int ids = content.required().size();
    if (first.size() <= ids) {
      return first.size() == ids && (isNumber(first.get(ids - 1)) || haveIdsAlone());
    }
    return RatingValue.isValue(first.get(ids)) || isDate(first.get(ids));
  }

  /** Whether all rows have ids alone, and no other format divides them more finely. */
  private boolean haveIdsAlone() {
    int ids = content.required().size();
    return ColumnRole.USER.find(rows.get(0)).length == 0
        && ColumnRole.ITEM.find(rows.get(0)).length == 0
        && rows.stream().allMatch(row -> row.size() == ids)
        && DELIMITERS.stream().noneMatch(this::dividesAll)
        && IntStream.range(0, ids).noneMatch(this::hasNameAboveNumbers);
  }

  /** Whether {@code other} is within a field of every row. */
  private boolean dividesAll(String other) {
    return !other.equals(format.delimiter())
        && rows.stream().allMatch(row -> row.stream().anyMatch(field -> field.contains(other)));
  }

  private boolean hasNameAboveNumbers(int column) {
    return rows.size() > 1
        && !isNumber(rows.get(0).get(column))
        && rows.stream().skip(1).allMatch(row -> isNumber(row.get(column)));
  }

  /** The index of the column of {@code role}, or {@link RatingColumns#NONE}. */
  int index(ColumnRole role) {
    List<String> first = rows.get(0);
    int ids = content.required().size();
    boolean unrated = first.size() > ids && isDate(first.get(ids));
    if (unrated && role == ColumnRole.RATING) {
      return RatingColumns.NONE;
    }
    int usual = content.roles().indexOf(role);
    int index = unrated && role == ColumnRole.TIMESTAMP ? usual - 1 : usual;
    boolean there =
        usual >= 0
            && index < first.size()
            && (role != ColumnRole.TIMESTAMP
                || first.get(index).isEmpty()
                || isTime(first.get(index)));
    return there ? index : RatingColumns.NONE;
  }

  /** Whether {@code text} is a time that cannot be a number. */
  static boolean isDate(String text) {
    return !isNumber(text) && isTime(text);
  }

  private static boolean isTime(String text) {
    return TimeParser.needsOrder(text) || TimeParser.of(List.of(text)).parse(text).isPresent();
  }

  private static boolean isNumber(String text) {
    return Float.isFinite(DecimalNumbers.parse(text));
  }
}
