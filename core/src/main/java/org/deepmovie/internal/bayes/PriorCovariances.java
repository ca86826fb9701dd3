package org.deepmovie.internal.bayes;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;

/**
 * How far the vectors of rows without ratings lie around their prior means, in every draw: the
 * inverses of the priors' precisions, computed when they are first asked for. Thread-safe.
 */
final class PriorCovariances {

  private static final Kernels KERNELS = Kernels.plain();

  private final Supplier<double[][]> covariances;
  private final int d;

  /**
   * The inverses of {@code precisions}.
   *
   * @param precisions a row per draw, d x d, row by row
   */
  PriorCovariances(FloatMatrix precisions, int d) {
    this.d = d;
    this.covariances =
        Suppliers.memoize(
            () -> {
              double[][] inverses = new double[precisions.rows()][];
              for (int draw = 0; draw < inverses.length; draw++) {
                inverses[draw] = inverse(precisions.row(draw));
              }
              return inverses;
            });
  }

  private double[] inverse(float[] matrix) {
    int stride = KERNELS.tileStride(2 * d);
    double[] a = new double[d * stride];
    for (int row = 0; row < d; row++) {
      for (int c = 0; c < d; c++) {
        a[row * stride + c] = matrix[row * d + c];
      }
      a[row * stride + d + row] = 1;
    }
    if (!KERNELS.cholesky(a, d, 2 * d, stride)) {
      throw new ArithmeticException("the precision of a prior is not positive definite");
    }
    double[] inverse = new double[d * d];
    double[] column = new double[d];
    for (int c = 0; c < d; c++) {
      for (int row = 0; row < d; row++) {
        column[row] = a[row * stride + d + c];
      }
      KERNELS.solveUpper(a, d, stride, column);
      for (int row = 0; row < d; row++) {
        inverse[row * d + c] = column[row];
      }
    }
    return inverse;
  }

  /**
   * The variance of a prediction due to the row's own deviation: z' Lambda^-1 z with z = (1, y) and
   * y the factors of the other side.
   *
   * @param factors y starts at {@code factors[at]}
   */
  double variance(int draw, float[] factors, int at) {
    double[] covariance = covariances.get()[draw];
    double sum = 0;
    for (int row = 0; row < d; row++) {
      double product = covariance[row * d];
      for (int c = 1; c < d; c++) {
        product += covariance[row * d + c] * factors[at + c - 1];
      }
      sum += product * (row == 0 ? 1 : factors[at + row - 1]);
    }
    return sum;
  }
}
