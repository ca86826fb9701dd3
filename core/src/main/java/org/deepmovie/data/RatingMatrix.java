package org.deepmovie.data;

import com.google.common.base.Suppliers;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.deepmovie.internal.parallel.ParallelRanges;
import org.jspecify.annotations.Nullable;

/**
 * The ratings of users for items, sorted by user and, once more, by item. Immutable. There is at
 * most one rating per (user, item).
 *
 * <p>Memory: 8 bytes per rating (an int index and a float value), as many once {@link #byItem} was
 * called, 8 more if timestamps are known, and 4 per user and per item.
 */
public final class RatingMatrix {

  private final CsrMatrix byUser;
  private final Supplier<CsrMatrix> byItem;
  private final long @Nullable [] timestamps;

  RatingMatrix(CsrMatrix byUser, long @Nullable [] timestamps) {
    this.byUser = byUser;
    this.byItem = Suppliers.memoize(byUser::transpose);
    this.timestamps = timestamps;
  }

  /** The matrix of the ratings {@code byUser}, without timestamps. */
  public static RatingMatrix of(CsrMatrix byUser) {
    return new RatingMatrix(byUser, null);
  }

  /**
   * The matrix of the ratings {@code byUser} with their times.
   *
   * @param timestamps the time of each rating by its position, in seconds since 1970 or {@link
   *     Rating#NO_TIMESTAMP}; not copied
   * @throws IllegalArgumentException if there is not a time for each rating
   */
  public static RatingMatrix of(CsrMatrix byUser, long[] timestamps) {
    if (timestamps.length != byUser.size()) {
      throw new IllegalArgumentException(
          timestamps.length + " times of " + byUser.size() + " ratings; give one for each");
    }
    return new RatingMatrix(byUser, anyKnown(timestamps));
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

  /** The ratings by item: rows are items, columns are users. Computed by the first call. */
  public CsrMatrix byItem() {
    return byItem.get();
  }

  /**
   * For each position in {@link #byItem()} the position of the same rating in {@link #byUser()}.
   * Computed at every call.
   */
  public int[] positionsByItem() {
    int[] next = new int[items()];
    for (int item = 0; item < next.length; item++) {
      next[item] = byItem().start(item);
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
   *
   * @param filter is called twice for each position, by several threads
   */
  public RatingMatrix filter(IntPredicate filter) {
    int[] starts = new int[users() + 1];
    forEachUser(
        u -> {
          for (int p = byUser.start(u); p < byUser.end(u); p++) {
            starts[u + 1] += filter.test(p) ? 1 : 0;
          }
        });
    CsrMatrix.accumulate(starts);
    int size = starts[users()];
    int[] columns = new int[size];
    float[] values = new float[size];
    long[] times = timestamps == null ? null : new long[size];
    forEachUser(
        u -> {
          int next = starts[u];
          for (int p = byUser.start(u); p < byUser.end(u); p++) {
            if (filter.test(p)) {
              columns[next] = byUser.column(p);
              values[next] = byUser.value(p);
              if (times != null) {
                times[next] = timestamp(p);
              }
              next++;
            }
          }
        });
    return new RatingMatrix(new CsrMatrix(items(), starts, columns, values), anyKnown(times));
  }

  /**
   * The same ratings by other indices.
   *
   * @param newUsers the new index of each user
   * @param newItems the new index of each item
   * @param userCount the number of users by the new indices
   * @param itemCount the number of items by the new indices
   * @throws IllegalArgumentException if a rating has a new index that is negative or not below
   *     these numbers
   */
  public RatingMatrix renumbered(int[] newUsers, int[] newItems, int userCount, int itemCount) {
    RatingMatrixBuilder renumbered = new RatingMatrixBuilder();
    for (int user = 0; user < users(); user++) {
      for (int p = byUser.start(user); p < byUser.end(user); p++) {
        renumbered.add(newUsers[user], newItems[byUser.column(p)], byUser.value(p), timestamp(p));
      }
    }
    return renumbered.build(userCount, itemCount);
  }

  private void forEachUser(IntConsumer task) {
    ParallelRanges.forEachRow(
        users(),
        size(),
        (number, from, to) -> {
          for (int user = from; user < to; user++) {
            task.accept(user);
          }
        });
  }

  private static long @Nullable [] anyKnown(long @Nullable [] times) {
    if (times != null) {
      for (long time : times) {
        if (time != Rating.NO_TIMESTAMP) {
          return times;
        }
      }
    }
    return null;
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
