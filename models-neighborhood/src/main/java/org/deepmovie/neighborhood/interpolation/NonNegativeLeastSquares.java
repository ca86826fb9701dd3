package org.deepmovie.neighborhood.interpolation;

/**
 * Minimizes x'A x - 2 b'x over vectors x without components below 0, by gradient descent (Bell and
 * Koren 2007, figure 1). A step has the length that is best along the gradient, or the greatest
 * that leaves no component below 0. A workspace.
 */
final class NonNegativeLeastSquares {

  private static final int MAX_STEPS = 200;
  private static final double TOLERANCE = 1e-8;

  private final double[] x;
  private final double[] residual;
  private final double[] product;

  /** A workspace for up to {@code dimension} unknowns. */
  NonNegativeLeastSquares(int dimension) {
    this.x = new double[dimension];
    this.residual = new double[dimension];
    this.product = new double[dimension];
  }

  /**
   * Replaces {@code b} by x.
   *
   * @param a the upper triangle of A, d rows of {@code stride}
   * @param d the number of unknowns
   */
  void solve(double[] a, int stride, double[] b, int d) {
    double size = 0;
    for (int n = 0; n < d; n++) {
      x[n] = 0;
      size += b[n] * b[n];
    }
    for (int step = 0; step < MAX_STEPS; step++) {
      multiply(a, stride, x, d);
      double slope = 0;
      for (int n = 0; n < d; n++) {
        double downhill = b[n] - product[n];
        residual[n] = x[n] == 0 && downhill < 0 ? 0 : downhill;
        slope += residual[n] * residual[n];
      }
      if (!(slope > TOLERANCE * size)) {
        break;
      }
      multiply(a, stride, residual, d);
      double curvature = 0;
      for (int n = 0; n < d; n++) {
        curvature += residual[n] * product[n];
      }
      if (!(curvature > 0)) {
        // A is not positive definite: there is no best length
        break;
      }
      move(slope / curvature, d);
    }
    System.arraycopy(x, 0, b, 0, d);
  }

  private void move(double best, int d) {
    double length = best;
    int first = -1;
    for (int n = 0; n < d; n++) {
      if (residual[n] < 0 && -x[n] / residual[n] < length) {
        length = -x[n] / residual[n];
        first = n;
      }
    }
    for (int n = 0; n < d; n++) {
      x[n] = Math.max(0, x[n] + length * residual[n]);
    }
    if (first >= 0) {
      x[first] = 0;
    }
  }

  private void multiply(double[] a, int stride, double[] v, int d) {
    for (int r = 0; r < d; r++) {
      double sum = 0;
      for (int c = 0; c < d; c++) {
        sum += (c < r ? a[c * stride + r] : a[r * stride + c]) * v[c];
      }
      product[r] = sum;
    }
  }
}
