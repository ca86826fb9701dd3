package org.deepmovie.factor;

/** The Cholesky factorization A = R'R of a symmetric matrix, in place, upper triangle only. */
public final class Cholesky {

  private Cholesky() {}

  /**
   * Replaces the upper triangle of {@code a} (d x d, row-major) by R; what lies below is neither
   * read nor written.
   *
   * @return false if {@code a} is not positive definite; it is then half overwritten
   */
  public static boolean factor(double[] a, int d) {
    for (int k = 0; k < d; k++) {
      int pivotRow = k * d;
      double pivot = a[pivotRow + k];
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        return false;
      }
      double root = Math.sqrt(pivot);
      double inverse = 1 / root;
      a[pivotRow + k] = root;
      for (int c = k + 1; c < d; c++) {
        a[pivotRow + c] *= inverse;
      }
      for (int row = k + 1; row < d; row++) {
        subtractMultiple(a, row * d, pivotRow, a[pivotRow + row], row, d);
      }
    }
    return true;
  }

  private static void subtractMultiple(
      double[] a, int target, int source, double multiple, int from, int to) {
    for (int c = from; c < to; c++) {
      a[target + c] -= multiple * a[source + c];
    }
  }

  /** Solves R'R x = b in place: {@code b} becomes x. */
  public static void solve(double[] factor, int d, double[] b) {
    for (int row = 0; row < d; row++) {
      double x = b[row] / factor[row * d + row];
      b[row] = x;
      for (int c = row + 1; c < d; c++) {
        b[c] -= x * factor[row * d + c];
      }
    }
    for (int row = d - 1; row >= 0; row--) {
      double sum = b[row];
      for (int c = row + 1; c < d; c++) {
        sum -= factor[row * d + c] * b[c];
      }
      b[row] = sum / factor[row * d + row];
    }
  }
}
