package org.deepmovie.cli.explore;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;

/**
 * The distribution of ratings over users or over items, those with the most ratings first. Users
 * and items without ratings are left out, because a catalog may list any number of them.
 */
public final class LongTail {

  private final int[] rows;
  private final int[] counts;
  private final long[] sums;
  private final int unrated;

  private LongTail(int[] rows, int[] counts, int unrated) {
    this.rows = rows;
    this.counts = counts;
    this.sums = new long[counts.length + 1];
    this.unrated = unrated;
    for (int n = 0; n < counts.length; n++) {
      sums[n + 1] = sums[n] + counts[n];
    }
  }

  /** The distribution over the rows of {@code ratings}; equal counts keep the order of rows. */
  public static LongTail of(CsrMatrix ratings) {
    int[] rows =
        IntStream.range(0, ratings.rows())
            .filter(row -> ratings.count(row) > 0)
            .boxed()
            .sorted(Comparator.comparingInt((Integer row) -> -ratings.count(row)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] counts = Arrays.stream(rows).map(ratings::count).toArray();
    return new LongTail(rows, counts, ratings.rows() - rows.length);
  }

  /** The number of rows that have ratings. */
  public int size() {
    return rows.length;
  }

  /** The number of rows that have no ratings. */
  public int unrated() {
    return unrated;
  }

  /** The index of the row at {@code rank}, from 0. */
  public int row(int rank) {
    return rows[rank];
  }

  /** The number of ratings of the row at {@code rank}, from 0. */
  public int count(int rank) {
    return counts[rank];
  }

  /** The number of ratings of the middle row, or the mean of the middle two. */
  public double median() {
    int last = counts.length - 1;
    return (counts[last / 2] + counts[last - last / 2]) / 2.0;
  }

  /**
   * The share of all ratings that the first {@code fraction} of the rows have, from 0 to 1. A row
   * that lies across the border counts in part.
   */
  public double share(double fraction) {
    double border = fraction * counts.length;
    int whole = (int) Math.min(border, counts.length);
    double part = whole == counts.length ? 0 : (border - whole) * counts[whole];
    return (sums[whole] + part) / sums[counts.length];
  }

  /**
   * The Gini coefficient {@code sum_n (N + 1 - 2 n) x_n / (N sum_n x_n)} of the descending counts
   * {@code x_1 .. x_N}: 0 if all rows have the same number, near 1 if one row has nearly all
   * ratings.
   */
  public double gini() {
    double weighted = 0;
    for (int n = 0; n < counts.length; n++) {
      weighted += (counts.length - 1.0 - 2 * n) * counts[n];
    }
    return weighted / counts.length / sums[counts.length];
  }
}
