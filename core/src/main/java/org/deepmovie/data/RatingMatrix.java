package org.deepmovie.data;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The ratings of users for items, sorted by user and, once more, by item. Immutable. There is at
 * most one rating per (user, item).
 *
 * <p>Memory: 16 bytes per rating (twice an int index and a float value), 8 more if timestamps are
 * known, and 4 per user and per item.
 */
public final class RatingMatrix {

  private final CsrMatrix byUser;
  private final CsrMatrix byItem;
  private final long @Nullable [] timestamps;

  RatingMatrix(CsrMatrix byUser, long @Nullable [] timestamps) {
    this.byUser = byUser;
    this.byItem = byUser.transpose();
    this.timestamps = timestamps;
  }

  /** The matrix of the ratings {@code byUser}, without timestamps. */
  public static RatingMatrix of(CsrMatrix byUser) {
    return new RatingMatrix(byUser, null);
  }

  /** A matrix without ratings. */
  public static RatingMatrix empty(int users, int items) {
    return new RatingMatrixBuilder().build(users, items);
  }

  /** The number of users, with or without ratings. */
  public int users() {
    return byUser.rows();
  }

  /** The number of items, with or without ratings. */
  public int items() {
    return byUser.columns();
  }

  /** The number of ratings. */
  public int size() {
    return byUser.size();
  }

  /** The ratings by user: rows are users, columns are items. */
  public CsrMatrix byUser() {
    return byUser;
  }

  /** The ratings by item: rows are items, columns are users. */
  public CsrMatrix byItem() {
    return byItem;
  }

  /**
   * For each position in {@link #byItem()} the position of the same rating in {@link #byUser()}.
   * Computed at every call.
   */
  public int[] positionsByItem() {
    int[] next = new int[items()];
    for (int item = 0; item < next.length; item++) {
      next[item] = byItem.start(item);
    }
    int[] positions = new int[size()];
    for (int p = 0; p < positions.length; p++) {
      positions[next[byUser.column(p)]++] = p;
    }
    return positions;
  }

  /** Whether the time of any rating is known. */
  public boolean hasTimestamps() {
    return timestamps != null;
  }

  /**
   * The time of the rating at {@code position} of {@link #byUser()}, in seconds since 1970, or
   * {@link Rating#NO_TIMESTAMP}.
   */
  public long timestamp(int position) {
    return timestamps == null ? Rating.NO_TIMESTAMP : timestamps[position];
  }

  /** Whether {@code user} rated {@code item}. */
  public boolean contains(int user, int item) {
    return byUser.find(user, item) >= 0;
  }

  /** The mean of all ratings, or NaN if there are none. */
  public double mean() {
    double sum = 0;
    for (int p = 0; p < size(); p++) {
      sum += byUser.value(p);
    }
    return sum / size();
  }

  /**
   * A matrix of the same shape with those ratings whose position in {@link #byUser()} passes {@code
   * filter}.
   */
  public RatingMatrix filter(IntPredicate filter) {
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int u = 0; u < users(); u++) {
      for (int p = byUser.start(u); p < byUser.end(u); p++) {
        if (filter.test(p)) {
          builder.add(u, byUser.column(p), byUser.value(p), timestamp(p));
        }
      }
    }
    return builder.build(users(), items());
  }

  /** The same ratings with each value replaced by {@code value} of it. */
  public RatingMatrix map(DoubleUnaryOperator value) {
    return new RatingMatrix(
        byUser.withValues((user, p) -> value.applyAsDouble(byUser.value(p))), timestamps);
  }

  @Override
  public String toString() {
    return size() + " ratings of " + users() + " users for " + items() + " items";
  }
}
