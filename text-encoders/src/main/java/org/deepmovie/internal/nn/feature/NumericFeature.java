package org.deepmovie.internal.nn.feature;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.CategoricalField;

/**
 * A field of numbers, such as ages or years, as piecewise linear functions: a number between two
 * neighboring knots has a share in each of the two, in proportion to how close it is. The knots are
 * up to {@value #KNOTS} quantiles of the numbers.
 *
 * @param knots ascending, all different
 * @param numbers by user or item, NaN for none
 */
record NumericFeature(double[] knots, double[] numbers) {

  private static final int KNOTS = 8;

  /**
   * The field as numbers, if all its categories are numbers and there are more than {@value #KNOTS}
   * of them. Several numbers of one entity count as their mean.
   */
  static Optional<NumericFeature> of(CategoricalField field, int size) {
    if (field.categories().size() <= KNOTS) {
      return Optional.empty();
    }
    double[] numbers = new double[size];
    try {
      for (int row = 0; row < size; row++) {
        double sum = 0;
        for (String category : field.categories(row)) {
          sum += Double.parseDouble(category);
        }
        numbers[row] = sum / field.count(row);
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    double[] sorted = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return Optional.empty();
    }
    double[] knots =
        IntStream.range(0, KNOTS)
            .mapToDouble(k -> sorted[(int) ((long) k * (sorted.length - 1) / (KNOTS - 1))])
            .distinct()
            .toArray();
    return Optional.of(new NumericFeature(knots, numbers));
  }

  /** The shares of every user or item in the knots; zeros for who has no number. */
  float[][] shares() {
    float[][] rows = new float[numbers.length][knots.length];
    for (int row = 0; row < numbers.length; row++) {
      if (Double.isFinite(numbers[row])) {
        int above = 0;
        while (above < knots.length - 1 && knots[above] < numbers[row]) {
          above++;
        }
        int below = Math.max(0, above - 1);
        double share =
            above == below ? 1 : (numbers[row] - knots[below]) / (knots[above] - knots[below]);
        rows[row][below] = (float) (1 - share);
        rows[row][above] += (float) share;
      }
    }
    return rows;
  }
}
