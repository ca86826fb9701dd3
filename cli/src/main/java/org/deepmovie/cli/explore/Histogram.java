package org.deepmovie.cli.explore;

import java.util.Arrays;

/**
 * A histogram of integers over ranges of equal width.
 *
 * @param start start of the first range
 * @param width of each range: 1, 2 or 5 times a power of ten
 * @param counts by range
 * @param median the middle value, or the mean of the middle two
 * @param least value
 * @param greatest value
 */
public record Histogram(
    long start, long width, int[] counts, double median, long least, long greatest) {

  private static final int MAX_RANGES = 40;

  /** The histogram of {@code values}, in at most {@value #MAX_RANGES} ranges. */
  public static Histogram of(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    long width = width(sorted[0], sorted[last], MAX_RANGES);
    long start = Math.floorDiv(sorted[0], width) * width;
    int[] counts = new int[(int) ((sorted[last] - start) / width) + 1];
    for (int value : sorted) {
      counts[(int) ((value - start) / width)]++;
    }
    double median = (sorted[last / 2] + (double) sorted[last - last / 2]) / 2;
    return new Histogram(start, width, counts, median, sorted[0], sorted[last]);
  }

  /** The least of 1, 2, 5, 10, ... that divides the interval into at most {@code most} ranges. */
  static long width(long least, long greatest, int most) {
    for (long power = 1; ; power *= 10) {
      for (long width : new long[] {power, 2 * power, 5 * power}) {
        if (Math.floorDiv(greatest, width) - Math.floorDiv(least, width) < most) {
          return width;
        }
      }
    }
  }
}
