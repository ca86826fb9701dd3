package org.deepmovie.internal.leastsquares;

import java.util.Arrays;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Weighted ridge regression of several outputs on columns in groups, with a strength for each group
 * (Hoerl and Kennard 1970; for the strengths MacKay 1992, Neural Computation 4(3), eqs. 4.3 to 4.9,
 * with a prior precision for each group):
 *
 * <pre>
 *   L(b, B) = sum_j w_j |t_j - b - B' x_j|^2 + sum_g lambda_g |B_g|^2      A = X' W X + Lambda
 *   B = A^-1 X' W T
 *   gamma_g = n_g - lambda_g tr(A^-1)_gg
 *   s^2 = (sum_j w_j |t_j - b - B' x_j|^2 / m) / (sum_j w_j - 1 - sum_g gamma_g)
 *   lambda_g = m s^2 gamma_g / |B_g|^2
 * </pre>
 *
 * with X and T less their weighted means, n_g columns in group g and m outputs, which share the
 * strengths. The last three lines are repeated from the lambda_g before: they raise the evidence of
 * the strengths. X' W X is summed once; the same bits at any number of threads.
 */
public final class GroupRidge {

  private static final double LEAST = 1e-2;
  private static final double MOST = 1e8;
  private static final int ROWS_AT_ONCE = 8;

  private final FloatMatrix x;
  private final float[] weights;
  private final double sumOfWeights;

  /** By group its first column, then the number of columns. */
  private final int[] starts;

  private final int[] order;
  private final int columns;
  private final float[] means;
  private final double[] gram;
  private final Workers workers;
  private final Kernels kernels = Kernels.best();

  /**
   * Sums X' W X.
   *
   * @param x rows x columns
   * @param starts by group its first column, then the number of columns
   * @param weights by row, 0 or more
   * @param order the rows, in the order in which they are summed
   */
  public GroupRidge(FloatMatrix x, int[] starts, float[] weights, int[] order, Workers workers) {
    this.starts = starts;
    this.weights = weights.clone();
    this.order = Arrays.stream(order).filter(row -> weights[row] > 0).toArray();
    this.columns = x.columns();
    this.workers = workers;
    double sum = 0;
    for (int row : this.order) {
      sum += weights[row];
    }
    this.sumOfWeights = sum;
    this.means = weightedMeans(x);
    this.x = x.copy();
    for (int row : this.order) {
      for (int c = 0; c < columns; c++) {
        this.x.set(row, c, x.get(row, c) - means[c]);
      }
    }
    this.gram = new double[columns * columns];
    workers.forEach(columns, ROWS_AT_ONCE, (worker, first, end) -> addGram(first, end));
  }

  private float[] weightedMeans(FloatMatrix values) {
    float[] weighted = new float[columns];
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      for (int row : order) {
        sum += weights[row] * (double) values.get(row, c);
      }
      weighted[c] = (float) (sum / sumOfWeights);
    }
    return weighted;
  }

  /** The weighted means of the columns: b is the mean of t less B' times these. */
  public float[] means() {
    return means.clone();
  }

  private void addGram(int first, int end) {
    float[] values = x.values();
    for (int row : order) {
      int at = x.offset(row);
      for (int a = first; a < end; a++) {
        double scaled = weights[row] * (double) values[at + a];
        if (scaled != 0) {
          int to = a * columns;
          for (int b = a; b < columns; b++) {
            gram[to + b] += scaled * values[at + b];
          }
        }
      }
    }
  }

  /** The number of groups. */
  public int groups() {
    return starts.length - 1;
  }

  /**
   * A regression of some of the outputs.
   *
   * @param coefficients B, outputs x columns
   * @param strengths lambda by group, after the last step of evidence
   * @param squaredError sum_j w_j |t_j - b - B' x_j|^2
   */
  public record Regression(double[][] coefficients, double[] strengths, double squaredError) {}

  /**
   * Fits the outputs {@code from .. to - 1}.
   *
   * @param targets t, rows x outputs, of weighted mean 0
   * @param strengths lambda by group
   * @param steps how many steps of evidence are taken before the fit
   * @throws ArithmeticException if a number is not finite
   */
  public Regression fit(FloatMatrix targets, int from, int to, double[] strengths, int steps) {
    int outputs = to - from;
    double[] squares = new double[outputs];
    double[][] products = products(targets, from, to, squares);
    double[] lambda = strengths.clone();
    for (int step = 0; ; step++) {
      boolean last = step == steps;
      double[][] coefficients = new double[outputs][columns];
      double[] inverseDiagonal = solve(lambda, products, coefficients, null, !last);
      double[] norms = new double[groups()];
      double error = 0;
      for (int k = 0; k < outputs; k++) {
        error += squares[k];
        for (int g = 0; g < groups(); g++) {
          double norm = 0;
          for (int c = starts[g]; c < starts[g + 1]; c++) {
            norm += coefficients[k][c] * coefficients[k][c];
            error -= coefficients[k][c] * products[k][c];
          }
          norms[g] += norm;
          error -= lambda[g] * norm;
        }
      }
      error = Math.max(0, error);
      if (last) {
        return new Regression(coefficients, lambda, error);
      }
      raiseEvidence(lambda, inverseDiagonal, norms, error, outputs);
    }
  }

  /**
   * Draws B of all outputs from its posterior N(A^-1 X' W T, A^-1), for noise of precision 1 that
   * is independent between outputs.
   *
   * @param targets t, rows x outputs
   * @param strengths lambda by group
   * @param normals standard normal numbers, columns x outputs, row by row; null for the mean
   * @return outputs x columns
   * @throws ArithmeticException if a number is not finite
   */
  public double[][] draw(FloatMatrix targets, double[] strengths, double @Nullable [] normals) {
    int outputs = targets.columns();
    double[][] products = products(targets, 0, outputs, new double[outputs]);
    double[][] coefficients = new double[outputs][columns];
    solve(strengths, products, coefficients, normals, false);
    return coefficients;
  }

  private void raiseEvidence(
      double[] lambda, double[] inverseDiagonal, double[] norms, double error, int outputs) {
    double[] determined = new double[groups()];
    double sum = 0;
    for (int g = 0; g < groups(); g++) {
      double trace = 0;
      for (int c = starts[g]; c < starts[g + 1]; c++) {
        trace += inverseDiagonal[c];
      }
      determined[g] = Math.max(1e-3, starts[g + 1] - starts[g] - lambda[g] * trace);
      sum += determined[g];
    }
    double noise = error / (outputs * Math.max(1, sumOfWeights - 1 - sum));
    for (int g = 0; g < groups(); g++) {
      double strength = outputs * noise * determined[g] / Math.max(norms[g], 1e-12);
      lambda[g] = Math.min(MOST, Math.max(LEAST, strength));
    }
  }

  /** X' W T, outputs x columns, and the sums of w t^2 by output. */
  private double[][] products(FloatMatrix targets, int from, int to, double[] squares) {
    double[][] products = new double[to - from][columns];
    workers.forEach(
        to - from,
        1,
        (worker, first, end) -> {
          for (int k = first; k < end; k++) {
            double[] product = products[k];
            for (int row : order) {
              double target = targets.get(row, from + k);
              double scaled = weights[row] * target;
              squares[k] += scaled * target;
              int at = x.offset(row);
              for (int c = 0; c < columns; c++) {
                product[c] += scaled * x.values()[at + c];
              }
            }
          }
        });
    return products;
  }

  /**
   * Sets B for the products of all outputs.
   *
   * @param normals as in {@link #draw}
   * @return the diagonal of A^-1, if {@code inverse}; else nothing
   */
  private double[] solve(
      double[] lambda,
      double[][] products,
      double[][] coefficients,
      double @Nullable [] normals,
      boolean inverse) {
    int width = columns + products.length + (inverse ? columns : 0);
    int stride = kernels.tileStride(width);
    double[] a = new double[columns * stride];
    for (int row = 0; row < columns; row++) {
      System.arraycopy(gram, row * columns + row, a, row * stride + row, columns - row);
      for (int k = 0; k < products.length; k++) {
        a[row * stride + columns + k] = products[k][row];
      }
      if (inverse) {
        a[row * stride + columns + products.length + row] = 1;
      }
    }
    for (int g = 0; g < groups(); g++) {
      for (int c = starts[g]; c < starts[g + 1]; c++) {
        a[c * stride + c] += lambda[g];
      }
    }
    if (!kernels.cholesky(a, columns, width, stride)) {
      throw new ArithmeticException("features cannot be regressed: a number is not finite");
    }
    workers.forEach(
        products.length,
        1,
        (worker, first, end) -> {
          for (int k = first; k < end; k++) {
            for (int row = 0; row < columns; row++) {
              double noise = normals == null ? 0 : normals[row * products.length + k];
              coefficients[k][row] = a[row * stride + columns + k] + noise;
            }
            kernels.solveUpper(a, columns, stride, coefficients[k]);
          }
        });
    double[] diagonal = new double[inverse ? columns : 0];
    for (int row = 0; row < columns; row++) {
      for (int c = 0; c < diagonal.length; c++) {
        double value = a[row * stride + columns + products.length + c];
        diagonal[c] += value * value;
      }
    }
    return diagonal;
  }
}
