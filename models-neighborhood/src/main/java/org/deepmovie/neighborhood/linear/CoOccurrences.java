package org.deepmovie.neighborhood.linear;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * X'X: for each pair of items the number of users who interacted with both. Floats hold these
 * numbers exactly up to 2^24.
 */
final class CoOccurrences {

  private static final int ITEMS_AT_A_TIME = 16;

  /** A column and a value. */
  private static final long BYTES_PER_ENTRY = Integer.BYTES + Float.BYTES;

  private CoOccurrences() {}

  /** Counts the users of each pair. */
  static ItemMatrix dense(CsrMatrix interactions, Workers workers) {
    ItemMatrix counts = new ItemMatrix(interactions.columns());
    CsrMatrix byItem = interactions.transpose();
    float[] values = counts.values();
    workers.forEach(
        counts.items(),
        ITEMS_AT_A_TIME,
        (worker, from, to) -> {
          for (int item = from; item < to; item++) {
            int start = counts.start(item);
            for (int p = byItem.start(item); p < byItem.end(item); p++) {
              int user = byItem.column(p);
              int end = interactions.end(user);
              for (int q = interactions.start(user); q < end; q++) {
                values[start + interactions.column(q)]++;
              }
            }
          }
        });
    return counts;
  }

  /**
   * Counts the users of each pair, and stores the pairs that have some.
   *
   * @param model the name of the model that needs them
   * @throws IllegalArgumentException if these are too many for the memory of this JVM; the message
   *     names {@code model}
   */
  static SparseItemPairMatrix sparse(CsrMatrix interactions, Workers workers, String model) {
    int items = interactions.columns();
    CsrMatrix byItem = interactions.transpose();
    int[][] columns = new int[items][];
    float[][] values = new float[items][];
    AtomicLong bytes = new AtomicLong();
    @Nullable PairCounter[] counters = new PairCounter[workers.threads()];
    workers.forEach(
        items,
        ITEMS_AT_A_TIME,
        (worker, from, to) -> {
          PairCounter counter = counters[worker];
          if (counter == null) {
            counter = new PairCounter(items);
            counters[worker] = counter;
          }
          for (int item = from; item < to; item++) {
            counter.count(item, byItem, interactions);
            columns[item] = counter.columns();
            requireMemory(bytes.addAndGet(columns[item].length * BYTES_PER_ENTRY), model);
            values[item] = counter.drain(columns[item]);
          }
        });
    return new SparseItemPairMatrix(columns, values);
  }

  /** Whether {@code bytes} are more than a model may take of the heap. */
  static boolean exceedsMemory(long bytes) {
    return bytes > Runtime.getRuntime().maxMemory() / 10 * 9;
  }

  private static void requireMemory(long bytes, String model) {
    if (exceedsMemory(bytes)) {
      throw new IllegalArgumentException(
          "%s needs more than the %d MB of this JVM for the pairs of items that have users in common; raise -Xmx, lower maxHistory, or use item-knn"
              .formatted(model, Runtime.getRuntime().maxMemory() >> 20));
    }
  }

  /** Counts the users of one item after another. A workspace, one per thread. */
  private static final class PairCounter {

    private final float[] counts;
    private final int[] counted;
    private int size;

    PairCounter(int items) {
      this.counts = new float[items];
      this.counted = new int[items];
    }

    void count(int item, CsrMatrix byItem, CsrMatrix byUser) {
      for (int p = byItem.start(item); p < byItem.end(item); p++) {
        int user = byItem.column(p);
        int end = byUser.end(user);
        for (int q = byUser.start(user); q < end; q++) {
          int other = byUser.column(q);
          if (counts[other]++ == 0) {
            counted[size++] = other;
          }
        }
      }
    }

    /** The items that were counted, ascending. */
    int[] columns() {
      int[] columns = Arrays.copyOf(counted, size);
      Arrays.sort(columns);
      return columns;
    }

    /** The counts of {@code columns}; afterwards nothing is counted. */
    float[] drain(int[] columns) {
      float[] values = new float[columns.length];
      for (int n = 0; n < columns.length; n++) {
        values[n] = counts[columns[n]];
        counts[columns[n]] = 0;
      }
      size = 0;
      return values;
    }
  }
}
