package org.deepmovie.data.io;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;

/**
 * Reads ratings from rows; the first row that is not right ends the reading with an error.
 *
 * @param users the users that there are, or null if the rows tell
 * @param items the items that there are, or null if the rows tell
 * @param scale the ratings that are allowed, or null if the rows tell
 * @param duplicates what becomes of several ratings by one user for one item
 */
record RatingReader(IdMap users, IdMap items, RatingScale scale, DuplicatePolicy duplicates) {

  private static final CharMatcher ZERO = CharMatcher.is('0');

  /**
   * Where the parts of a rating stand in a row, from 0.
   *
   * @param timestamp the time's column, or -1 if there is none
   * @param count the number of fields that each row has
   */
  record Columns(int user, int item, int rating, int timestamp, int count) {}

  /** The ratings and what they are about. */
  record Table(IdMap users, IdMap items, RatingMatrix ratings, RatingScale scale) {}

  /**
   * Reads ratings to the end of {@code rows}, beginning with the row after the current one.
   *
   * @throws DataFormatException if a row is wrong, or there is none
   */
  Table read(String source, RowReader rows, Columns columns) throws IOException {
    if (!rows.next()) {
      throw new DataFormatException(source, "holds no ratings");
    }
    return readFromCurrent(source, rows, columns);
  }

  /** Like {@link #read}, beginning with the current row. */
  Table readFromCurrent(String source, RowReader rows, Columns columns) throws IOException {
    IdMap.Builder newUsers = new IdMap.Builder();
    IdMap.Builder newItems = new IdMap.Builder();
    ToIntFunction<String> userIndex = users == null ? newUsers::add : users::indexOf;
    ToIntFunction<String> itemIndex = items == null ? newItems::add : items::indexOf;
    RatingMatrix.Builder ratings = new RatingMatrix.Builder();
    Set<Long> pairs = new HashSet<>();
    do {
      rows.requireCount(columns.count());
      int user = known(rows, userIndex, columns.user(), "user");
      int item = known(rows, itemIndex, columns.item(), "item");
      if (duplicates == DuplicatePolicy.REFUSE && !pairs.add((long) user << 32 | item)) {
        throw rows.error("this user has rated this item before");
      }
      float value = value(rows, rows.field(columns.rating()));
      ratings.add(user, item, value, timestamp(rows, columns.timestamp()));
    } while (rows.next());
    IdMap allUsers = users == null ? newUsers.build() : users;
    IdMap allItems = items == null ? newItems.build() : items;
    return new Table(
        allUsers,
        allItems,
        ratings.build(allUsers.size(), allItems.size(), duplicates),
        scale == null ? spanned(source, ratings) : scale);
  }

  private static RatingScale spanned(String source, RatingMatrix.Builder ratings)
      throws DataFormatException {
    try {
      return ratings.scale();
    } catch (IllegalArgumentException allAlike) {
      throw new DataFormatException(source, allAlike.getMessage());
    }
  }

  private static int known(RowReader rows, ToIntFunction<String> indices, int column, String what)
      throws DataFormatException {
    String id = rows.id(column, what);
    int index = indices.applyAsInt(id);
    if (index == IdMap.UNKNOWN) {
      throw rows.error("the data set has no " + what + " '" + id + "'");
    }
    return index;
  }

  private float value(RowReader rows, String text) throws DataFormatException {
    float value = DecimalNumbers.parse(text);
    if (!Float.isFinite(value)) {
      throw rows.error("rating '" + text + "' is not a number");
    }
    if (scale != null && !scale.isRating(value)) {
      throw rows.error(
          "rating %s is not on the scale from %s to %s in steps of %s"
              .formatted(text, scale.min(), scale.max(), scale.step()));
    }
    return value;
  }

  /** {@code 874724710} of {@code 874724710.0}, as tools write it that know only one number type. */
  private static String withoutZeroFraction(String text) {
    int point = text.indexOf('.');
    return point > 0 && point + 1 < text.length() && ZERO.matchesAllOf(text.substring(point + 1))
        ? text.substring(0, point)
        : text;
  }

  private static long timestamp(RowReader rows, int column) throws DataFormatException {
    String text = column < 0 ? "" : rows.field(column);
    if (text.isEmpty()) {
      return Rating.NO_TIMESTAMP;
    }
    try {
      return Long.parseLong(withoutZeroFraction(text));
    } catch (NumberFormatException e) {
      throw rows.error("timestamp '" + text + "' is not a whole number of seconds");
    }
  }
}
