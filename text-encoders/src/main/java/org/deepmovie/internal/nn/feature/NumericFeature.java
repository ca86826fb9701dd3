package org.deepmovie.internal.nn.feature;

import java.util.Arrays;
import java.util.Optional;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.internal.feature.PiecewiseLinear;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.internal.number.PlainNumbers;

/**
 * A field of numbers, such as ages or years, as {@link PiecewiseLinear} functions, whose knots are
 * up to {@value #KNOTS} quantiles of the numbers.
 *
 * @param functions of the numbers
 * @param numbers by user or item, NaN for none
 */
record NumericFeature(PiecewiseLinear functions, double[] numbers) {

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
          sum += PlainNumbers.parseDouble(category);
        }
        numbers[row] = sum / field.count(row);
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    double[] sorted = Arrays.stream(numbers).filter(NumberLimits::isInData).sorted().toArray();
    if (sorted.length == 0) {
      return Optional.empty();
    }
    return Optional.of(new NumericFeature(PiecewiseLinear.ofQuantiles(sorted, KNOTS), numbers));
  }

  /** The shares of every user or item in the knots; zeros for who has no number. */
  float[][] shares() {
    float[][] rows = new float[numbers.length][count()];
    for (int row = 0; row < rows.length; row++) {
      if (NumberLimits.isInData(numbers[row])) {
        double[] shares = functions.shares(numbers[row]);
        for (int knot = 0; knot < shares.length; knot++) {
          rows[row][knot] = (float) shares[knot];
        }
      }
    }
    return rows;
  }

  /** The number of functions. */
  int count() {
    return functions.knots().length;
  }
}
