package org.deepmovie.data;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.deepmovie.internal.parallel.CountingSort;
import org.deepmovie.internal.parallel.ParallelRanges;
import org.jspecify.annotations.Nullable;

/**
 * Ratings sorted by user and then by item, those of the same pair in order of arrival.
 *
 * @param itemCount the number of items
 * @param starts where the ratings of each user start, and their number at the end
 * @param items the items
 * @param values the values
 * @param timestamps the times, or null if none is known
 */
record SortedRatings(
    int itemCount, int[] starts, int[] items, float[] values, long @Nullable [] timestamps) {

  /** Sorts ratings by two stable counting sorts, by item and then by user. */
  static SortedRatings of(List<RatingChunk> chunks, int size, int userCount, int itemCount) {
    boolean timed = chunks.stream().anyMatch(chunk -> chunk.timestamps != null);
    int ranges = Math.min(ParallelRanges.count(size), Math.max(1, chunks.size()));
    CountingSort byItem =
        new CountingSort(
            chunks.size(),
            itemCount,
            ranges,
            (number, from, to, counts) -> {
              for (RatingChunk chunk : chunks.subList(from, to)) {
                for (int n = 0; n < chunk.size(); n++) {
                  counts[chunk.items[n]]++;
                }
              }
            });
    int[] users = new int[size];
    float[] values = new float[size];
    long[] times = timed ? new long[size] : null;
    ParallelRanges.forEach(
        chunks.size(),
        ranges,
        (number, from, to) -> {
          int[] next = byItem.next(number);
          for (RatingChunk chunk : chunks.subList(from, to)) {
            for (int n = 0; n < chunk.size(); n++) {
              int q = next[chunk.items[n]]++;
              users[q] = chunk.users[n];
              values[q] = chunk.values[n];
              if (times != null) {
                times[q] = chunk.timestamp(n);
              }
            }
          }
        });
    return byUser(byItem.starts(), users, values, times, userCount);
  }

  private static SortedRatings byUser(
      int[] itemStarts, int[] users, float[] values, long @Nullable [] times, int userCount) {
    int ranges = ParallelRanges.count(users.length);
    CountingSort byUser =
        new CountingSort(
            users.length,
            userCount,
            ranges,
            (number, from, to, counts) -> {
              for (int p = from; p < to; p++) {
                counts[users[p]]++;
              }
            });
    int[] items = new int[users.length];
    float[] sorted = new float[users.length];
    long[] sortedTimes = times == null ? null : new long[users.length];
    ParallelRanges.forEach(
        users.length,
        ranges,
        (number, from, to) -> {
          int[] next = byUser.next(number);
          int item = CsrMatrix.rowAt(from, itemStarts);
          for (int p = from; p < to; p++) {
            while (p >= itemStarts[item + 1]) {
              item++;
            }
            int q = next[users[p]]++;
            items[q] = item;
            sorted[q] = values[p];
            if (times != null && sortedTimes != null) {
              sortedTimes[q] = times[p];
            }
          }
        });
    return new SortedRatings(itemStarts.length - 1, byUser.starts(), items, sorted, sortedTimes);
  }

  /**
   * The matrix of these ratings with one for each pair.
   *
   * @throws IllegalArgumentException if {@code policy} refuses duplicates and there are some
   */
  RatingMatrix withoutDuplicates(DuplicatePolicy policy) {
    return hasDuplicates()
        ? merged(policy)
        : new RatingMatrix(new CsrMatrix(itemCount, starts, items, values), timestamps);
  }

  private boolean hasDuplicates() {
    AtomicBoolean found = new AtomicBoolean();
    int users = starts.length - 1;
    ParallelRanges.forEachRow(
        users,
        items.length,
        (number, from, to) -> {
          for (int user = from; user < to; user++) {
            for (int p = starts[user] + 1; p < starts[user + 1]; p++) {
              if (items[p] == items[p - 1]) {
                found.set(true);
                return;
              }
            }
          }
        });
    return found.get();
  }

  /** Moves the ratings that count to the front, in the arrays of this record. */
  private RatingMatrix merged(DuplicatePolicy policy) {
    int[] mergedStarts = new int[starts.length];
    int entries = 0;
    for (int user = 0; user + 1 < starts.length; user++) {
      for (int from = starts[user]; from < starts[user + 1]; ) {
        int to = from + 1;
        while (to < starts[user + 1] && items[to] == items[from]) {
          to++;
        }
        if (to - from > 1 && policy == DuplicatePolicy.REFUSE) {
          throw new IllegalArgumentException(
              "user " + user + " rated item " + items[from] + " " + (to - from) + " times");
        }
        int chosen = chosen(from, to, policy);
        float value =
            switch (policy) {
              case MEAN -> (float) (sum(from, to) / (to - from));
              case SUM -> (float) sum(from, to);
              case FIRST, LAST, NEWEST, REFUSE -> values[chosen];
            };
        items[entries] = items[from];
        values[entries] = value;
        if (timestamps != null) {
          timestamps[entries] = timestamps[chosen];
        }
        entries++;
        from = to;
      }
      mergedStarts[user + 1] = entries;
    }
    return new RatingMatrix(
        new CsrMatrix(
            itemCount, mergedStarts, Arrays.copyOf(items, entries), Arrays.copyOf(values, entries)),
        timestamps == null ? null : Arrays.copyOf(timestamps, entries));
  }

  /** The rating that counts among those of one pair at the places {@code from .. to-1}. */
  private int chosen(int from, int to, DuplicatePolicy policy) {
    if (policy == DuplicatePolicy.FIRST) {
      return from;
    }
    int chosen = to - 1;
    if (policy == DuplicatePolicy.NEWEST && timestamps != null) {
      for (int p = to - 2; p >= from; p--) {
        chosen = isNewer(timestamps[p], timestamps[chosen]) ? p : chosen;
      }
    }
    return chosen;
  }

  private static boolean isNewer(long time, long other) {
    return time != Rating.NO_TIMESTAMP && (other == Rating.NO_TIMESTAMP || time > other);
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int p = from; p < to; p++) {
      sum += values[p];
    }
    return sum;
  }
}
