package org.deepmovie.data.io;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.io.RatingColumns.RatingColumnIndices;

/**
 * Reads ratings from rows; the first wrong row ends the reading with an error.
 *
 * @param users the known users; empty if they are taken from the rows
 * @param items the known items; empty if they are taken from the rows
 * @param scale the allowed ratings; empty if the scale is taken from the rows
 * @param duplicates how several ratings by one user for one item are treated
 */
record RatingReader(
    Optional<IdMap> users,
    Optional<IdMap> items,
    Optional<RatingScale> scale,
    DuplicatePolicy duplicates) {

  private static final CharMatcher ZERO = CharMatcher.is('0');

  /**
   * Reads ratings to the end of {@code rows}, beginning with the row after the current one.
   *
   * @throws DataFormatException if a row is wrong, or there is none
   */
  RatingTable read(String source, RowReader rows, RatingColumnIndices columns) throws IOException {
    if (!rows.next()) {
      throw new DataFormatException(source, "holds no ratings");
    }
    return readFromCurrent(source, rows, columns);
  }

  /** Like {@link #read}, beginning with the current row. */
  RatingTable readFromCurrent(String source, RowReader rows, RatingColumnIndices columns)
      throws IOException {
    IdMapBuilder newUsers = new IdMapBuilder();
    IdMapBuilder newItems = new IdMapBuilder();
    ToIntFunction<String> userIndex = indices(users, newUsers);
    ToIntFunction<String> itemIndex = indices(items, newItems);
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    Set<Long> pairs = new HashSet<>();
    boolean interactions = columns.rating() == RatingColumnIndices.NONE;
    do {
      rows.requireCount(columns.count());
      int user = index(rows, userIndex, columns.user(), "user");
      int item = index(rows, itemIndex, columns.item(), "item");
      if (duplicates == DuplicatePolicy.REFUSE && !pairs.add((long) user << 32 | item)) {
        throw rows.error("this user has rated this item before");
      }
      float value = interactions ? 1 : value(rows, rows.field(columns.rating()));
      ratings.add(user, item, value, timestamp(rows, columns.timestamp()));
    } while (rows.next());
    IdMap allUsers = users.orElseGet(newUsers::build);
    IdMap allItems = items.orElseGet(newItems::build);
    if (interactions) {
      RatingMatrix counts = ratings.build(allUsers.size(), allItems.size(), DuplicatePolicy.SUM);
      return new RatingTable(allUsers, allItems, counts, RatingScale.ofInteractions(counts));
    }
    return new RatingTable(
        allUsers,
        allItems,
        ratings.build(allUsers.size(), allItems.size(), duplicates),
        scale.isPresent() ? scale.get() : scaleOf(source, ratings));
  }

  private static ToIntFunction<String> indices(Optional<IdMap> known, IdMapBuilder fresh) {
    return known.<ToIntFunction<String>>map(ids -> ids::indexOf).orElse(fresh::add);
  }

  private static RatingScale scaleOf(String source, RatingMatrixBuilder ratings)
      throws DataFormatException {
    try {
      return ratings.scale();
    } catch (IllegalArgumentException allEqual) {
      throw new DataFormatException(source, String.valueOf(allEqual.getMessage()));
    }
  }

  private static int index(RowReader rows, ToIntFunction<String> indices, int column, String what)
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
    if (scale.isPresent() && !scale.get().isRating(value)) {
      throw rows.error(
          "rating %s is not on the scale from %s to %s in steps of %s"
              .formatted(text, scale.get().min(), scale.get().max(), scale.get().step()));
    }
    return value;
  }

  private static long timestamp(RowReader rows, int column) throws DataFormatException {
    String text = column == RatingColumnIndices.NONE ? "" : rows.field(column);
    if (text.isEmpty()) {
      return Rating.NO_TIMESTAMP;
    }
    try {
      return Long.parseLong(withoutZeroFraction(text));
    } catch (NumberFormatException e) {
      throw rows.error("timestamp '" + text + "' is not a whole number of seconds");
    }
  }

  /** {@code 874724710} for {@code 874724710.0}, which tools write that store floats only. */
  private static String withoutZeroFraction(String text) {
    int point = text.indexOf('.');
    return point > 0 && point + 1 < text.length() && ZERO.matchesAllOf(text.substring(point + 1))
        ? text.substring(0, point)
        : text;
  }
}
