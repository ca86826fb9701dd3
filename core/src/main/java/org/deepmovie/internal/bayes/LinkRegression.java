package org.deepmovie.internal.bayes;

import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.leastsquares.GroupRidge;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Draws coefficients B from the posterior of a regression of vectors v on features x, for noise of
 * precision Lambda = L L' and a prior of B_f of precision lambda_g Lambda for each feature f of
 * group g (Simm et al. 2017, eq. 8):
 *
 * <pre>
 *   B L ~ N(A^-1 X' W (V - mu) L, A^-1) in each column    A = X' W X + diag(lambda)
 * </pre>
 *
 * with X less its weighted means. In the columns of B L the noise is independent and has precision
 * 1, so that one Cholesky factorization of A gives exact draws of all. Mutable.
 */
final class LinkRegression {

  private static final Kernels KERNELS = Kernels.plain();

  private final int[] rows;
  private final int features;
  private final int d;
  private final GroupRidge ridge;
  private final FloatMatrix whitened;
  private final double[] normals;
  private final double[] coefficients;

  /**
   * Coefficients of 0.
   *
   * @param x rows x features
   * @param starts by group its first feature, then the number of features
   * @param weights by row
   * @param rows that count, in the order in which they are summed
   * @param d the length of the vectors
   */
  LinkRegression(FloatMatrix x, int[] starts, float[] weights, int[] rows, int d, Workers workers) {
    this.rows = rows;
    this.features = x.columns();
    this.d = d;
    this.ridge = new GroupRidge(x, starts, weights, rows, workers);
    this.whitened = new FloatMatrix(x.rows(), d);
    this.normals = new double[features * d];
    this.coefficients = new double[features * d];
  }

  /** B, features x d, row by row: the present state, not a copy. */
  double[] coefficients() {
    return coefficients;
  }

  /** The weighted means of the features. */
  float[] means() {
    return ridge.means();
  }

  /**
   * Draws B.
   *
   * @param vectors v, rows x d
   * @param root of {@link #root}
   * @param strengths lambda by group
   * @throws ArithmeticException if the equations cannot be solved
   */
  void draw(
      FloatMatrix vectors,
      double[] mean,
      double[] root,
      double[] strengths,
      SplittableRandom random) {
    for (int row : rows) {
      whiten(vectors, row, mean, root);
    }
    for (int n = 0; n < normals.length; n++) {
      normals[n] = Seeds.gaussian(random);
    }
    double[][] drawn = ridge.draw(whitened, strengths, normals);
    for (int f = 0; f < features; f++) {
      unwhiten(drawn, f, root);
    }
  }

  /** Sets (v_row - mu) L. */
  private void whiten(FloatMatrix vectors, int row, double[] mean, double[] root) {
    int at = vectors.offset(row);
    for (int k = 0; k < d; k++) {
      double sum = 0;
      for (int c = k; c < d; c++) {
        sum += root[k * d + c] * (vectors.values()[at + c] - mean[c]);
      }
      whitened.set(row, k, (float) sum);
    }
  }

  /** Solves B_f L = the numbers drawn. */
  private void unwhiten(double[][] drawn, int f, double[] root) {
    for (int k = d - 1; k >= 0; k--) {
      double value = drawn[k][f];
      for (int c = k + 1; c < d; c++) {
        value -= root[k * d + c] * coefficients[f * d + c];
      }
      coefficients[f * d + k] = value / root[k * d + k];
    }
  }

  /**
   * The sum of squares of B_f L over the features from {@code from} to {@code to - 1}.
   *
   * @param root of {@link #root}
   */
  double norm(int from, int to, double[] root) {
    double norm = 0;
    for (int f = from; f < to; f++) {
      for (int k = 0; k < d; k++) {
        double value = 0;
        for (int c = k; c < d; c++) {
          value += root[k * d + c] * coefficients[f * d + c];
        }
        norm += value * value;
      }
    }
    return norm;
  }

  /** Adds B' x_row to {@code sums}; of {@code x} the first features are read. */
  void addProduct(FloatMatrix x, int row, double[] sums) {
    int at = x.offset(row);
    for (int f = 0; f < features; f++) {
      double value = x.values()[at + f];
      if (value != 0) {
        int from = f * d;
        for (int k = 0; k < d; k++) {
          sums[k] += value * coefficients[from + k];
        }
      }
    }
  }

  /**
   * L' of Lambda = L L': upper triangular, d x d, row by row.
   *
   * @param precision Lambda
   */
  static double[] root(double[] precision, int d) {
    int stride = KERNELS.tileStride(d);
    double[] factor = new double[d * stride];
    for (int row = 0; row < d; row++) {
      System.arraycopy(precision, row * d, factor, row * stride, d);
    }
    if (!KERNELS.cholesky(factor, d, d, stride)) {
      throw new ArithmeticException("the precision drawn is not positive definite");
    }
    double[] upper = new double[d * d];
    for (int row = 0; row < d; row++) {
      System.arraycopy(factor, row * stride + row, upper, row * d + row, d - row);
    }
    return upper;
  }
}
