package org.deepmovie.internal.parallel;

import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * Work on contiguous ranges of positions, for data that is read and arranged outside of a fit,
 * where nobody gives a number of threads. Each range is worked on by one thread of the common pool.
 * The number of ranges follows that of the processors, so it must not change a result.
 */
public final class ParallelRanges {

  /** Fewer positions are not worth a second thread. */
  private static final int LEAST_POSITIONS = 1 << 15;

  /** Each range has counts of its own of all rows; more ranges would cost more than they save. */
  private static final int MOST_RANGES = 16;

  private ParallelRanges() {}

  /** Work on the range {@code number}, the positions {@code from .. to-1}. */
  @FunctionalInterface
  public interface RangeTask {
    /** Works on a range. */
    void run(int number, int from, int to);
  }

  /** The number of ranges into which {@code positions} are best divided, from 1. */
  public static int count(int positions) {
    int threads = Math.min(MOST_RANGES, ForkJoinPool.getCommonPoolParallelism() + 1);
    return Math.max(1, Math.min(threads, positions / LEAST_POSITIONS));
  }

  /** Where the range {@code number} of {@code ranges} of {@code positions} begins. */
  public static int start(int positions, int ranges, int number) {
    return (int) ((long) positions * number / ranges);
  }

  /** Runs {@code task} on {@code ranges} ranges of about equal length, and waits for all. */
  public static void forEach(int positions, int ranges, RangeTask task) {
    if (ranges == 1) {
      task.run(0, 0, positions);
    } else {
      IntStream.range(0, ranges)
          .parallel()
          .forEach(
              number ->
                  task.run(
                      number,
                      start(positions, ranges, number),
                      start(positions, ranges, number + 1)));
    }
  }

  /**
   * Runs {@code task} on ranges of the rows of a matrix, and waits for all.
   *
   * @param rows the number of rows
   * @param entries the number of entries of all rows, which tells how many ranges are worth it
   */
  public static void forEachRow(int rows, int entries, RangeTask task) {
    forEach(rows, Math.max(1, Math.min(rows, count(entries))), task);
  }

  /** Runs {@code task} on ranges as {@link #count} has them, and waits for all. */
  public static void forEach(int positions, RangeTask task) {
    forEach(positions, count(positions), task);
  }
}
