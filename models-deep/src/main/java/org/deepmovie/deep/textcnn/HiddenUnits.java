package org.deepmovie.deep.textcnn;

import org.deepmovie.data.FloatMatrix;

/**
 * The hidden units of all users or of all items.
 *
 * @param matrix users or items x units
 * @param known of whom anything is known
 */
record HiddenUnits(FloatMatrix matrix, boolean[] known) {

  /** By unit the mean over those of whom anything is known. */
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

  /** By unit the standard deviation over those of whom anything is known; 1 if it is 0. */
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
