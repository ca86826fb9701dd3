package org.deepmovie.internal.bayes;

import com.google.common.base.Suppliers;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ModelFileException;

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
                inverses[draw] = inverse(doubles(precisions.row(draw)), d);
              }
              return inverses;
            });
  }

  /**
   * Reads precisions, a row per draw.
   *
   * @throws ModelFileException if one is not positive definite
   */
  static FloatMatrix load(ArchiveReader archive, String name, DrawLayout layout)
      throws IOException {
    int d = layout.free();
    FloatMatrix precisions = FloatMatrix.load(archive, name, layout.draws(), d * d);
    double[] a = new double[d * KERNELS.tileStride(2 * d)];
    for (int draw = 0; draw < precisions.rows(); draw++) {
      if (!factor(doubles(precisions.row(draw)), a, d)) {
        throw new ModelFileException(name + ": a precision is not positive definite");
      }
    }
    return precisions;
  }

  /** Factors a matrix with the identity beside it; false if it is not positive definite. */
  private static boolean factor(double[] matrix, double[] into, int d) {
    int stride = KERNELS.tileStride(2 * d);
    Arrays.fill(into, 0);
    for (int row = 0; row < d; row++) {
      for (int c = 0; c < d; c++) {
        into[row * stride + c] = matrix[row * d + c];
      }
      into[row * stride + d + row] = 1;
    }
    return KERNELS.cholesky(into, d, 2 * d, stride);
  }

  private static double[] doubles(float[] row) {
    double[] values = new double[row.length];
    Arrays.setAll(values, n -> row[n]);
    return values;
  }

  /**
   * The inverse of a symmetric matrix, d x d, row by row.
   *
   * @throws ArithmeticException if it is not positive definite
   */
  static double[] inverse(double[] matrix, int d) {
    int stride = KERNELS.tileStride(2 * d);
    double[] a = new double[d * stride];
    if (!factor(matrix, a, d)) {
      throw new ArithmeticException("the matrix of a prior is not positive definite");
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
