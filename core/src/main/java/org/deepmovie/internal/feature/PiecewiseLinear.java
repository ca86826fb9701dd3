package org.deepmovie.internal.feature;

import java.util.stream.IntStream;

/**
 * Piecewise linear functions of a number, one for each of some knots: a number between two
 * neighboring knots has a share in each of the two, in proportion to how close it is; one beyond
 * the knots belongs to the last.
 *
 * @param knots ascending, all different, at least one
 */
public record PiecewiseLinear(double[] knots) {

  /**
   * Functions whose knots are quantiles.
   *
   * @param sorted the numbers, ascending, at least one
   * @param most the number of quantiles, at least 2; equal ones are one knot
   */
  public static PiecewiseLinear ofQuantiles(double[] sorted, int most) {
    return new PiecewiseLinear(
        IntStream.range(0, most)
            .mapToDouble(k -> sorted[(int) ((long) k * (sorted.length - 1) / (most - 1))])
            .distinct()
            .toArray());
  }

  /** The values of the functions, by knot. */
  public double[] shares(double number) {
    double[] shares = new double[knots.length];
    int above = 0;
    while (above < knots.length - 1 && knots[above] < number) {
      above++;
    }
    if (above == 0) {
      shares[0] = 1;
      return shares;
    }
    double share = (number - knots[above - 1]) / (knots[above] - knots[above - 1]);
    shares[above] = Math.min(1, share);
    shares[above - 1] = 1 - shares[above];
    return shares;
  }
}
