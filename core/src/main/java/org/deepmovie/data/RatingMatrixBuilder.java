package org.deepmovie.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects ratings in any order and builds a {@link RatingMatrix}. Not thread-safe. */
public final class RatingMatrixBuilder {

  private static final int INITIAL_CAPACITY = 1024;

  private int[] users = new int[INITIAL_CAPACITY];
  private int[] items = new int[INITIAL_CAPACITY];
  private float[] values = new float[INITIAL_CAPACITY];
  private long @Nullable [] timestamps;
  private int size;

  /** A builder without ratings. */
  public RatingMatrixBuilder() {}

  /** Adds a rating whose time is not known. */
  public RatingMatrixBuilder add(int user, int item, float value) {
    return add(user, item, value, Rating.NO_TIMESTAMP);
  }

  /**
   * Adds a rating.
   *
   * @throws IllegalArgumentException if an index is negative or the value is not finite
   */
  public RatingMatrixBuilder add(int user, int item, float value, long timestamp) {
    if (user < 0 || item < 0 || !Float.isFinite(value)) {
      throw new IllegalArgumentException(
          "rating ("
              + user
              + ", "
              + item
              + ", "
              + value
              + "): indices must be 0 or more and the value finite");
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

  /** Adds all of {@code ratings}. */
  public RatingMatrixBuilder addAll(RatingMatrix ratings) {
    CsrMatrix rows = ratings.byUser();
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        add(user, rows.column(p), rows.value(p), ratings.timestamp(p));
      }
    }
    return this;
  }

  /**
   * A builder of the same ratings with other indices.
   *
   * @param newUsers the new index of each user by the old one
   * @param newItems the new index of each item by the old one
   */
  public RatingMatrixBuilder renumbered(int[] newUsers, int[] newItems) {
    RatingMatrixBuilder renumbered = new RatingMatrixBuilder();
    for (int p = 0; p < size; p++) {
      long time = timestamps == null ? Rating.NO_TIMESTAMP : timestamps[p];
      renumbered.add(newUsers[users[p]], newItems[items[p]], values[p], time);
    }
    return renumbered;
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
   * The matrix of {@code userCount} x {@code itemCount}, with {@link DuplicatePolicy#NEWEST}
   * duplicates.
   */
  public RatingMatrix build(int userCount, int itemCount) {
    return build(userCount, itemCount, DuplicatePolicy.NEWEST);
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
    float[] merged = new float[size];
    long[] times = timestamps == null ? null : new long[size];
    int entries = 0;
    for (int from = 0; from < size; ) {
      int user = users[order[from]];
      int item = items[order[from]];
      int to = endOfDuplicates(order, from);
      if (to - from > 1 && policy == DuplicatePolicy.REFUSE) {
        throw new IllegalArgumentException(
            "user " + user + " rated item " + item + " " + (to - from) + " times");
      }
      int chosen = chosen(order, from, to, policy);
      indices[entries] = item;
      merged[entries] =
          switch (policy) {
            case MEAN -> (float) (sum(order, from, to) / (to - from));
            case SUM -> (float) sum(order, from, to);
            case FIRST, LAST, NEWEST, REFUSE -> values[chosen];
          };
      if (times != null && timestamps != null) {
        times[entries] = timestamps[chosen];
      }
      starts[user + 1]++;
      entries++;
      from = to;
    }
    CsrMatrix.accumulate(starts);
    if (entries < size) {
      indices = Arrays.copyOf(indices, entries);
      merged = Arrays.copyOf(merged, entries);
      times = times == null ? null : Arrays.copyOf(times, entries);
    }
    return new RatingMatrix(new CsrMatrix(itemCount, starts, indices, merged), times);
  }

  /** The first place after {@code from} whose rating has another user or item. */
  private int endOfDuplicates(int[] order, int from) {
    int to = from + 1;
    while (to < size
        && users[order[to]] == users[order[from]]
        && items[order[to]] == items[order[from]]) {
      to++;
    }
    return to;
  }

  /** The rating that counts among those at the places {@code from} to {@code to}. */
  private int chosen(int[] order, int from, int to, DuplicatePolicy policy) {
    if (policy == DuplicatePolicy.FIRST) {
      return order[from];
    }
    int chosen = order[to - 1];
    if (policy == DuplicatePolicy.NEWEST && timestamps != null) {
      for (int p = to - 2; p >= from; p--) {
        chosen = isNewer(timestamps[order[p]], timestamps[chosen]) ? order[p] : chosen;
      }
    }
    return chosen;
  }

  private static boolean isNewer(long time, long other) {
    return time != Rating.NO_TIMESTAMP && (other == Rating.NO_TIMESTAMP || time > other);
  }

  private double sum(int[] order, int from, int to) {
    double sum = 0;
    for (int p = from; p < to; p++) {
      sum += values[order[p]];
    }
    return sum;
  }

  /**
   * Two stable counting sorts, by item and then by user, so that duplicates stay in order of
   * arrival.
   */
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
            what + " index " + keys[p] + " must be below " + keyCount);
      }
      next[keys[p] + 1]++;
    }
    CsrMatrix.accumulate(next);
    int[] sorted = new int[size];
    for (int p : order) {
      sorted[next[keys[p]]++] = p;
    }
    return sorted;
  }
}
