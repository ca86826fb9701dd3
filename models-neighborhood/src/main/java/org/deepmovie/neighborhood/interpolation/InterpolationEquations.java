package org.deepmovie.neighborhood.interpolation;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;

/**
 * The equations A w = b for the weights w of some places of a user, and their solution. Averages
 * over different users need not make A positive definite: the diagonal is then raised until A
 * clearly is. If no raise helps, as the numbers are too unlike or not finite, all weights are 0. A
 * workspace.
 */
final class InterpolationEquations {

  /** The least share of a neighbor's variance that the other neighbors must leave. */
  private static final double MIN_PIVOT = 0.01;

  private static final double FIRST_RAISE = 0.05;

  /** With a greater raise, weights are next to 0. */
  private static final double GREATEST_RAISE = 1e12;

  private final Kernels kernels = Kernels.best();
  private final boolean nonNegative;
  private final int stride;

  /** The upper triangle of A or of its Cholesky factor, and b in the column after it. */
  private final double[] matrix;

  private final NonNegativeLeastSquares descent;

  /**
   * A workspace for up to {@code k} weights.
   *
   * @param nonNegative whether weights below 0 are forbidden
   */
  InterpolationEquations(int k, boolean nonNegative) {
    this.nonNegative = nonNegative;
    this.stride = kernels.tileStride(k + 1);
    this.matrix = new double[k * stride];
    this.descent = new NonNegativeLeastSquares(k);
  }

  /**
   * Solves for the weights.
   *
   * @param products A
   * @param places the places that A and b are about
   * @param count how many of them
   * @param weights b, replaced by w
   */
  void solve(UserProducts products, int[] places, int count, double[] weights) {
    double raise = factor(products, places, count, weights);
    if (raise > GREATEST_RAISE) {
      Arrays.fill(weights, 0, count, 0);
    } else if (nonNegative) {
      fill(products, places, count, weights, raise);
      descent.solve(matrix, stride, weights, count);
    } else {
      for (int n = 0; n < count; n++) {
        weights[n] = matrix[n * stride + count];
      }
      kernels.solveUpper(matrix, count, stride, weights);
    }
  }

  /**
   * Factors A, and returns the share by which the diagonal had to be raised; more than {@link
   * #GREATEST_RAISE} if no raise makes A positive definite.
   */
  private double factor(UserProducts products, int[] places, int count, double[] b) {
    double raise = 0;
    fill(products, places, count, b, raise);
    while (raise <= GREATEST_RAISE
        && (!kernels.cholesky(matrix, count, count + 1, stride)
            || isNearlySingular(products, places, count))) {
      raise = raise == 0 ? FIRST_RAISE : 2 * raise;
      fill(products, places, count, b, raise);
    }
    return raise;
  }

  private void fill(UserProducts products, int[] places, int count, double[] b, double raise) {
    for (int r = 0; r < count; r++) {
      for (int c = r; c < count; c++) {
        matrix[r * stride + c] = products.product(places[r], places[c]);
      }
      matrix[r * stride + r] *= 1 + raise;
      matrix[r * stride + count] = b[r];
    }
  }

  /** Whether the other neighbors leave next to nothing of the variance of one. */
  private boolean isNearlySingular(UserProducts products, int[] places, int count) {
    for (int n = 0; n < count; n++) {
      double pivot = matrix[n * stride + n];
      if (!(pivot * pivot >= MIN_PIVOT * products.product(places[n], places[n]))) {
        return true;
      }
    }
    return false;
  }
}
