package org.deepmovie.internal.leastsquares;

import org.deepmovie.internal.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Solves the n x n system of the dual form, for fewer vectors than they have components: n^2 d / 2
 * + n^3 / 6 multiplications. By Woodbury's identity
 *
 * <pre>  x = prior + W F' (F W F' + I)^-1 (t - F prior)    W = diag(lambda)^-1</pre>
 *
 * solves the same equations (Saunders, Gammerman and Vovk 1998, Ridge regression learning algorithm
 * in dual variables). There is no B, and every lambda is above 0.
 */
final class DualSolver extends NormalEquationSolver {

  /** Products are summed in float over so many components, then in double. */
  private static final int COMPONENTS_IN_FLOAT = 256;

  /** A workspace for at most {@code rows} vectors of length {@code dimension}. */
  DualSolver(int dimension, int rows, Kernels kernels) {
    super(dimension, rows + 1, kernels);
  }

  @Override
  public void reset() {
    pending = 0;
  }

  @Override
  void flush() {
    throw new IllegalStateException("there are more vectors than were announced");
  }

  @Override
  public boolean solve(
      double regularization,
      double biasRegularization,
      float @Nullable [] prior,
      float[] into,
      int offset) {
    int n = pending;
    float[] scaled = scaled(regularization, biasRegularization);
    int columns = kernels.tileStride(n + 1);
    double[] system = new double[n * columns];
    for (int row = 0; row < n; row++) {
      for (int c = row; c < n; c++) {
        system[row * columns + c] = dot(scaled, row, scaled, c * dimension) + (c == row ? 1 : 0);
      }
      system[row * columns + n] = residual(row, prior, offset);
    }
    if (!kernels.cholesky(system, n, n + 1, columns)) {
      return false;
    }
    double[] dual = new double[n];
    for (int row = 0; row < n; row++) {
      dual[row] = system[row * columns + n];
    }
    kernels.solveUpper(system, n, columns, dual);
    for (int k = 0; k < dimension; k++) {
      double sum = 0;
      for (int row = 0; row < n; row++) {
        sum += block[row * stride + k] * dual[row];
      }
      double mean = prior == null ? 0 : prior[offset + k];
      into[offset + k] = (float) (mean + sum / (k == 0 ? biasRegularization : regularization));
    }
    return true;
  }

  /** F W^1/2, n x d. */
  private float[] scaled(double regularization, double biasRegularization) {
    float[] scaled = new float[pending * dimension];
    double root = 1 / Math.sqrt(regularization);
    for (int row = 0; row < pending; row++) {
      for (int k = 0; k < dimension; k++) {
        scaled[row * dimension + k] = (float) (root * block[row * stride + k]);
      }
      scaled[row * dimension] = (float) (block[row * stride] / Math.sqrt(biasRegularization));
    }
    return scaled;
  }

  private double residual(int row, float @Nullable [] prior, int offset) {
    double residual = block[row * stride + dimension];
    for (int k = 0; prior != null && k < dimension; k++) {
      residual -= block[row * stride + k] * (double) prior[offset + k];
    }
    return residual;
  }

  private double dot(float[] a, int row, float[] b, int at) {
    double sum = 0;
    for (int from = 0; from < dimension; from += COMPONENTS_IN_FLOAT) {
      int length = Math.min(COMPONENTS_IN_FLOAT, dimension - from);
      sum += kernels.dot(a, row * dimension + from, b, at + from, length);
    }
    return sum;
  }
}
