package org.deepmovie.internal.deep.textcnn;

import org.deepmovie.data.FloatMatrix;

/**
 * The hidden units of all users or of all items.
 *
 * @param matrix users or items x units
 * @param known for each row whether anything is known of it; the units of the others mean nothing
 */
public record HiddenUnits(FloatMatrix matrix, boolean[] known) {

  /** Other units, row by row, of the same users or items. */
  HiddenUnits withUnits(float[] values, int units) {
    return new HiddenUnits(new FloatMatrix(known.length, units, values), known);
  }

  /** By unit the mean over the known rows. */
  double[] means() {
    double[] means = new double[matrix.columns()];
    int count = 0;
    for (int row = 0; row < known.length; row++) {
      if (known[row]) {
        count++;
        for (int k = 0; k < means.length; k++) {
          means[k] += matrix.get(row, k);
        }
      }
    }
    for (int k = 0; k < means.length; k++) {
      means[k] /= Math.max(1, count);
    }
    return means;
  }

  /** By unit the standard deviation over the known rows; 1 if it is 0. */
  double[] deviations(double[] means) {
    double[] squares = new double[means.length];
    int count = 0;
    for (int row = 0; row < known.length; row++) {
      if (known[row]) {
        count++;
        for (int k = 0; k < means.length; k++) {
          double distance = matrix.get(row, k) - means[k];
          squares[k] += distance * distance;
        }
      }
    }
    for (int k = 0; k < means.length; k++) {
      squares[k] = squares[k] > 0 ? Math.sqrt(squares[k] / count) : 1;
    }
    return squares;
  }
}
