package org.deepmovie.data;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/**
 * Ratings of users for items in primitive arrays, by user (CSR) and by item (CSC). Immutable.
 *
 * <p>16 bytes per rating (twice an int index and a float value), 8 more where timestamps are known,
 * and 4 per user and item. At most one rating per (user, item).
 */
public final class RatingMatrix {

  private final CsrMatrix byUser;
  private final CsrMatrix byItem;
  private final long[] timestamps;

  private RatingMatrix(CsrMatrix byUser, long[] timestamps) {
    this.byUser = byUser;
    this.byItem = byUser.transpose();
    this.timestamps = timestamps;
  }

  /** The matrix whose rows by user are {@code byUser}, without timestamps. */
  public static RatingMatrix of(CsrMatrix byUser) {
    return new RatingMatrix(byUser, null);
  }

  /** A matrix without ratings. */
  public static RatingMatrix empty(int users, int items) {
    return new Builder().build(users, items);
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

  /** Rows are users, columns are items. */
  public CsrMatrix byUser() {
    return byUser;
  }

  /** Rows are items, columns are users. */
  public CsrMatrix byItem() {
    return byItem;
  }

  /** Where each rating of {@link #byItem()} stands among those of {@link #byUser()}: made anew. */
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

  /** Whether any rating carries a time. */
  public boolean hasTimestamps() {
    return timestamps != null;
  }

  /**
   * When the rating at {@code position} of {@link #byUser()} was given, in seconds since 1970, or
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
   * The matrix of the same shape that keeps the ratings whose position in {@link #byUser()} passes
   * {@code keep}.
   */
  public RatingMatrix filter(IntPredicate keep) {
    Builder builder = new Builder();
    for (int u = 0; u < users(); u++) {
      for (int p = byUser.start(u); p < byUser.end(u); p++) {
        if (keep.test(p)) {
          builder.add(u, byUser.column(p), byUser.value(p), timestamp(p));
        }
      }
    }
    return builder.build(users(), items());
  }

  /** The same ratings with other values, such as in another unit. */
  public RatingMatrix map(DoubleUnaryOperator value) {
    return new RatingMatrix(
        byUser.withValues((user, p) -> value.applyAsDouble(byUser.value(p))), timestamps);
  }

  @Override
  public String toString() {
    return size() + " ratings of " + users() + " users for " + items() + " items";
  }

  /** Collects ratings in any order. */
  public static final class Builder {
    private int[] users = new int[1024];
    private int[] items = new int[1024];
    private float[] values = new float[1024];
    private long[] timestamps;
    private int size;

    /** No ratings yet. */
    public Builder() {}

    /** Adds a rating whose time is not known. */
    public Builder add(int user, int item, float value) {
      return add(user, item, value, Rating.NO_TIMESTAMP);
    }

    /**
     * Adds a rating.
     *
     * @throws IllegalArgumentException if an index is negative or the value is not finite
     */
    public Builder add(int user, int item, float value, long timestamp) {
      if (user < 0 || item < 0 || !Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "rating (" + user + ", " + item + ", " + value + "): indices from 0, a finite value");
      }
      if (size == users.length) {
        grow();
      }
      users[size] = user;
      items[size] = item;
      values[size] = value;
      if (timestamp != Rating.NO_TIMESTAMP && timestamps == null) {
        timestamps = new long[users.length];
      }
      if (timestamps != null) {
        timestamps[size] = timestamp;
      }
      size++;
      return this;
    }

    private void grow() {
      int capacity = Math.max(users.length + 1, (int) Math.min(2L * size, Integer.MAX_VALUE - 8));
      users = Arrays.copyOf(users, capacity);
      items = Arrays.copyOf(items, capacity);
      values = Arrays.copyOf(values, capacity);
      timestamps = timestamps == null ? null : Arrays.copyOf(timestamps, capacity);
    }

    /** The number of ratings added, duplicates included. */
    public int size() {
      return size;
    }

    /**
     * The scale that the ratings added so far span, all of the duplicates included.
     *
     * @throws IllegalArgumentException if there are no two different values
     */
    public RatingScale scale() {
      return RatingScale.spanning(size, p -> values[p]);
    }

    /** The matrix, the last of duplicates counting. */
    public RatingMatrix build(int users, int items) {
      return build(users, items, DuplicatePolicy.LAST);
    }

    /**
     * The matrix of {@code userCount} x {@code itemCount}.
     *
     * @throws IllegalArgumentException if an index lies outside that shape, or if {@code policy}
     *     refuses duplicates and there are some
     */
    public RatingMatrix build(int userCount, int itemCount, DuplicatePolicy policy) {
      int[] order = sortedByUserThenItem(userCount, itemCount);
      int[] starts = new int[userCount + 1];
      int[] indices = new int[size];
      float[] sorted = new float[size];
      long[] times = timestamps == null ? null : new long[size];
      int kept = 0;
      for (int from = 0; from < size; ) {
        int user = users[order[from]];
        int item = items[order[from]];
        int to = from + 1;
        while (to < size && users[order[to]] == user && items[order[to]] == item) {
          to++;
        }
        if (to - from > 1 && policy == DuplicatePolicy.REFUSE) {
          throw new IllegalArgumentException(
              "user " + user + " rated item " + item + " " + (to - from) + " times");
        }
        int chosen = order[policy == DuplicatePolicy.FIRST ? from : to - 1];
        indices[kept] = item;
        sorted[kept] = policy == DuplicatePolicy.MEAN ? mean(order, from, to) : values[chosen];
        if (times != null) {
          times[kept] = timestamps[chosen];
        }
        starts[user + 1]++;
        kept++;
        from = to;
      }
      for (int u = 0; u < userCount; u++) {
        starts[u + 1] += starts[u];
      }
      if (kept < size) {
        indices = Arrays.copyOf(indices, kept);
        sorted = Arrays.copyOf(sorted, kept);
        times = times == null ? null : Arrays.copyOf(times, kept);
      }
      return new RatingMatrix(new CsrMatrix(itemCount, starts, indices, sorted), times);
    }

    private float mean(int[] order, int from, int to) {
      double sum = 0;
      for (int p = from; p < to; p++) {
        sum += values[order[p]];
      }
      return (float) (sum / (to - from));
    }

    /** Two stable counting sorts: by item, then by user; equal pairs stay in order of arrival. */
    private int[] sortedByUserThenItem(int userCount, int itemCount) {
      int[] arrival = new int[size];
      Arrays.setAll(arrival, p -> p);
      int[] byItem = countingSort(arrival, items, itemCount, "item");
      return countingSort(byItem, users, userCount, "user");
    }

    private int[] countingSort(int[] order, int[] keys, int keyCount, String what) {
      int[] next = new int[keyCount + 1];
      for (int p = 0; p < size; p++) {
        if (keys[p] >= keyCount) {
          throw new IllegalArgumentException(
              what + " index " + keys[p] + " is not below " + keyCount);
        }
        next[keys[p] + 1]++;
      }
      for (int k = 0; k < keyCount; k++) {
        next[k + 1] += next[k];
      }
      int[] sorted = new int[size];
      for (int p : order) {
        sorted[next[keys[p]]++] = p;
      }
      return sorted;
    }
  }
}
