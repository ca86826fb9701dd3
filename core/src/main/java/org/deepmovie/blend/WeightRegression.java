package org.deepmovie.blend;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;

/**
 * The regression that gives the weights of a {@link Blend}. With y_n the residual of validation
 * rating n to the baseline estimate, z_np the residual of what part p of P predicts, and g_nc the
 * {@link BlendWeights#corners meta-features}, the weights v are the minimum of
 *
 * <pre>
 *   sum_n (y_n - sum_pc v_pc g_nc z_np)^2 + s^2 (k sum_pc (v_pc - 1/P)^2 / 4 + h sum_pc (v_pc - v_p.)^2)
 * </pre>
 *
 * with s^2 the mean of y^2, v_p. the mean of the four weights of a part, and all weights 0 or more
 * unless they are free. It is a ridge regression whose prior is the mean of the parts, each part's
 * weights being shrunk to their mean, too. The strengths k and h are those of the least
 * leave-one-out error sum_n (e_n / (1 - H_nn))^2, with e the errors of the fit and H its hat matrix
 * (Allen 1974, PRESS; weights at 0 stay there). Infinite h, one weight for a part, is among them.
 */
final class WeightRegression {

  private static final double[] STRENGTHS = {1, 10, 100, 1000};
  private static final double[] SUPPORT_STRENGTHS = {10, 100, 1000};
  private static final int MOST_STEPS = 20_000;
  private static final double CONVERGED = 1e-10;

  private final Kernels kernels = Kernels.best();
  private final int parts;
  private final double[] y;
  private final double[][] z;
  private final double[] itemSupport;
  private final double[] userSupport;
  private final double noise;

  /**
   * A regression.
   *
   * @param y residuals of the ratings to the baseline
   * @param z residuals of the predictions to the baseline, parts x ratings
   * @param itemSupport support of the rated items, 0 to 1
   * @param userSupport support of the users, 0 to 1
   */
  WeightRegression(double[] y, double[][] z, double[] itemSupport, double[] userSupport) {
    this.parts = z.length;
    this.y = y;
    this.z = z;
    this.itemSupport = itemSupport;
    this.userSupport = userSupport;
    this.noise = y.length == 0 ? 0 : Arrays.stream(y).map(r -> r * r).sum() / y.length;
  }

  /**
   * The weights, parts x {@link BlendWeights#CORNERS}.
   *
   * @param bySupport whether a part's four weights may differ
   */
  float[] fit(WeightConstraint constraint, boolean bySupport) {
    Fit best = new Fit(new double[parts], Double.POSITIVE_INFINITY);
    Arrays.fill(best.weights, 1.0 / parts);
    if (noise > 0) {
      best = best(best, 1, new double[] {0}, constraint);
      if (bySupport) {
        best = best(best, BlendWeights.CORNERS, SUPPORT_STRENGTHS, constraint);
      }
    }
    int each = best.weights.length / parts;
    float[] corners = new float[parts * BlendWeights.CORNERS];
    for (int c = 0; c < corners.length; c++) {
      corners[c] = (float) best.weights[each == 1 ? c / BlendWeights.CORNERS : c];
    }
    return corners;
  }

  /** Weights with their mean squared leave-one-out error. */
  private record Fit(double[] weights, double error) {}

  private Fit best(Fit known, int corners, double[] supportStrengths, WeightConstraint constraint) {
    int columns = parts * corners;
    double[] gram = new double[columns * columns];
    double[] products = new double[columns];
    double[] x = new double[columns];
    for (int n = 0; n < y.length; n++) {
      row(n, corners, x);
      for (int a = 0; a < columns; a++) {
        products[a] += x[a] * y[n];
        for (int b = 0; b < columns; b++) {
          gram[a * columns + b] += x[a] * x[b];
        }
      }
    }
    Fit best = known;
    for (double strength : STRENGTHS) {
      for (double supportStrength : supportStrengths) {
        double[] matrix = gram.clone();
        double[] target = products.clone();
        penalize(matrix, target, corners, noise * strength, noise * supportStrength);
        Fit fit = solve(matrix, target, corners, constraint);
        best = fit.error < best.error ? fit : best;
      }
    }
    return best;
  }

  /** The features of rating n: g_c z_p by part, within it by corner. */
  private void row(int n, int corners, double[] x) {
    if (corners == 1) {
      for (int part = 0; part < parts; part++) {
        x[part] = z[part][n];
      }
      return;
    }
    double[] products = new double[BlendWeights.CORNERS];
    BlendWeights.corners(itemSupport[n], userSupport[n], products);
    for (int c = 0; c < x.length; c++) {
      x[c] = products[c % corners] * z[c / corners][n];
    }
  }

  private void penalize(
      double[] matrix, double[] target, int corners, double strength, double supportStrength) {
    int columns = target.length;
    for (int c = 0; c < columns; c++) {
      matrix[c * columns + c] += strength / corners + supportStrength;
      target[c] += strength / corners / parts;
      int first = c / corners * corners;
      for (int other = first; other < first + corners; other++) {
        matrix[c * columns + other] -= supportStrength / corners;
      }
    }
  }

  private Fit solve(double[] matrix, double[] target, int corners, WeightConstraint constraint) {
    int columns = target.length;
    int[] active = new int[columns];
    Arrays.setAll(active, c -> c);
    if (constraint == WeightConstraint.NON_NEGATIVE) {
      double[] weights = nonNegative(matrix, target);
      active = Arrays.stream(active).filter(c -> weights[c] > 0).toArray();
    }
    int size = active.length;
    int width = 2 * size + 1;
    int stride = kernels.tileStride(width);
    double[] a = new double[Math.max(1, size * stride)];
    for (int row = 0; row < size; row++) {
      for (int c = row; c < size; c++) {
        a[row * stride + c] = matrix[active[row] * columns + active[c]];
      }
      a[row * stride + size] = target[active[row]];
      a[row * stride + size + 1 + row] = 1;
    }
    if (size > 0 && !kernels.cholesky(a, size, width, stride)) {
      throw new ArithmeticException("a prediction of a part is not finite");
    }
    double[] solution = new double[size];
    for (int row = 0; row < size; row++) {
      solution[row] = a[row * stride + size];
    }
    if (size > 0) {
      kernels.solveUpper(a, size, stride, solution);
    }
    double[] weights = new double[columns];
    for (int row = 0; row < size; row++) {
      weights[active[row]] = solution[row];
    }
    return new Fit(weights, leaveOneOutError(weights, corners, active, a, stride));
  }

  /**
   * The mean of (e_n / (1 - H_nn))^2 with H_nn = |R'^-1 x_n|^2.
   *
   * @param a rows of {@code stride}: R, a column, and R'^-1, of the active columns
   */
  private double leaveOneOutError(
      double[] weights, int corners, int[] active, double[] a, int stride) {
    int size = active.length;
    double[] x = new double[weights.length];
    double sum = 0;
    for (int n = 0; n < y.length; n++) {
      row(n, corners, x);
      double error = y[n];
      for (int c : active) {
        error -= weights[c] * x[c];
      }
      double leverage = 0;
      for (int row = 0; row < size; row++) {
        double product = 0;
        for (int c = 0; c <= row; c++) {
          product += a[row * stride + size + 1 + c] * x[active[c]];
        }
        leverage += product * product;
      }
      double leftOut = error / (1 - leverage);
      sum += leftOut * leftOut;
    }
    return sum / y.length;
  }

  /**
   * The minimum of v'Av / 2 - t'v over v of 0 or more, by coordinate descent, which converges as A
   * is positive definite.
   */
  private static double[] nonNegative(double[] matrix, double[] target) {
    int columns = target.length;
    double[] v = new double[columns];
    double largest = 1;
    for (int step = 0; step < MOST_STEPS && largest > CONVERGED; step++) {
      largest = 0;
      for (int c = 0; c < columns; c++) {
        double residual = target[c];
        for (int other = 0; other < columns; other++) {
          residual -= matrix[c * columns + other] * v[other];
        }
        double updated = Math.max(0, v[c] + residual / matrix[c * columns + c]);
        largest = Math.max(largest, Math.abs(updated - v[c]));
        v[c] = updated;
      }
    }
    return v;
  }
}
