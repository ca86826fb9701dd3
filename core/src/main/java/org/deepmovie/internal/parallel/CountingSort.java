package org.deepmovie.internal.parallel;

/**
 * The places of a stable counting sort by key on several threads: entries are divided into
 * contiguous ranges, whose entries of one key follow each other in the order of the ranges. So the
 * number of ranges does not change the order.
 */
public final class CountingSort {

  private final int[][] next;
  private final int[] starts;

  /** The key of each entry of a range, counted. */
  @FunctionalInterface
  public interface KeyCounter {
    /** Adds 1 to the count of the key of each entry of the range {@code number}. */
    void count(int number, int from, int to, int[] counts);
  }

  /**
   * Counts the keys.
   *
   * @param entries the number of entries
   * @param keys the number of keys
   */
  public CountingSort(int entries, int keys, int ranges, KeyCounter counter) {
    this.next = new int[ranges][];
    ParallelRanges.forEach(
        entries,
        ranges,
        (number, from, to) -> {
          int[] counts = new int[keys];
          counter.count(number, from, to, counts);
          next[number] = counts;
        });
    this.starts = new int[keys + 1];
    int before = 0;
    for (int key = 0; key < keys; key++) {
      starts[key] = before;
      for (int[] counts : next) {
        int count = counts[key];
        counts[key] = before;
        before += count;
      }
    }
    starts[keys] = before;
  }

  /** Where the entries of each key start, and the number of entries at the end. */
  public int[] starts() {
    return starts;
  }

  /**
   * By key, the place of the next entry of the range {@code number}; the caller, who goes through
   * the entries of the range in order, adds 1 for each.
   */
  public int[] next(int number) {
    return next[number];
  }
}
