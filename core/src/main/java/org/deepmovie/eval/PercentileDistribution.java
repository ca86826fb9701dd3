package org.deepmovie.eval;

import java.util.Arrays;
import java.util.Collection;

/**
 * The distribution of the percentiles of highly rated items in rankings, from 0 (ranked first) to
 * 100 (ranked last). Immutable.
 *
 * <p>Under random ranking percentiles are uniform, with a mean of 50.
 */
public final class PercentileDistribution {

  private final double[] sorted;

  private PercentileDistribution(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * The distribution of {@code percentiles}, in any order.
   *
   * @throws IllegalArgumentException if there are none, or one lies outside 0 to 100
   */
  public static PercentileDistribution of(double... percentiles) {
    if (percentiles.length == 0) {
      throw new IllegalArgumentException("no percentiles; give one or more");
    }
    for (double percentile : percentiles) {
      if (!(percentile >= 0 && percentile <= 100)) {
        throw new IllegalArgumentException("percentile " + percentile + "; give 0 to 100");
      }
    }
    double[] sorted = percentiles.clone();
    Arrays.sort(sorted);
    return new PercentileDistribution(sorted);
  }

  /**
   * The distribution of all percentiles of {@code parts}, such as the folds of a cross-validation.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static PercentileDistribution pooled(Collection<PercentileDistribution> parts) {
    return of(parts.stream().flatMapToDouble(part -> Arrays.stream(part.sorted)).toArray());
  }

  /** The number of percentiles. */
  public int count() {
    return sorted.length;
  }

  /** The share of percentiles that are at most {@code percentile}, from 0 to 1. */
  public double within(double percentile) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= percentile) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (double) low / sorted.length;
  }

  /** The mean percentile. */
  public double mean() {
    return Arrays.stream(sorted).sum() / sorted.length;
  }

  /** The median percentile. */
  public double median() {
    int upper = sorted.length / 2;
    int lower = (sorted.length - 1) / 2;
    return (sorted[lower] + sorted[upper]) / 2;
  }

  /** All percentiles, ascending: a copy. */
  public double[] percentiles() {
    return sorted.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PercentileDistribution that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return count() + " percentiles, mean " + mean();
  }
}
