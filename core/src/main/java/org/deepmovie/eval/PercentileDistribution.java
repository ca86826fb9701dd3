package org.deepmovie.eval;

import java.util.Arrays;
import java.util.Collection;

/**
 * How near to the top items stand that their users turned out to love: their percentiles, from 0
 * (ranked first) to 100 (ranked last). Immutable.
 *
 * <p>Random ranking makes all percentiles equally likely, their mean being 50.
 */
public final class PercentileDistribution {

  private final double[] ascending;

  private PercentileDistribution(double[] ascending) {
    this.ascending = ascending;
  }

  /**
   * The distribution of {@code percentiles}, in whatever order they come.
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
    double[] ascending = percentiles.clone();
    Arrays.sort(ascending);
    return new PercentileDistribution(ascending);
  }

  /**
   * All of {@code parts} in one, such as those of the folds of a cross-validation.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static PercentileDistribution pooled(Collection<PercentileDistribution> parts) {
    return of(parts.stream().flatMapToDouble(part -> Arrays.stream(part.ascending)).toArray());
  }

  /** The number of percentiles. */
  public int count() {
    return ascending.length;
  }

  /** The share of percentiles that are at most {@code percentile}, 0 to 1. */
  public double within(double percentile) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] <= percentile) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (double) low / ascending.length;
  }

  /** The mean percentile. */
  public double mean() {
    return Arrays.stream(ascending).sum() / ascending.length;
  }

  /** The percentile that half of them do not exceed; between two, their middle. */
  public double median() {
    int upper = ascending.length / 2;
    int lower = (ascending.length - 1) / 2;
    return (ascending[lower] + ascending[upper]) / 2;
  }

  /** All percentiles, ascending: a copy. */
  public double[] percentiles() {
    return ascending.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PercentileDistribution that && Arrays.equals(ascending, that.ascending);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ascending);
  }

  @Override
  public String toString() {
    return count() + " percentiles, mean " + mean();
  }
}
