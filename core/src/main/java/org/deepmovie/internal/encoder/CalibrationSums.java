package org.deepmovie.internal.encoder;

import java.io.Serializable;
import org.deepmovie.internal.number.ExactSum;

/**
 * Sums over the ratings of held-out entities that tell how well an encoder generalizes: the
 * products of the terms of the {@link EncoderCalibration} and of the target,
 *
 * <pre>  S_ab = sum over ratings of w z_a z_b,   z = (1, f_e0, sum over k from 1 of x_ok f_ek, t)
 * </pre>
 *
 * for an entity e with the output f, rated by, or rating, the other o with the vector x; the target
 * t is r_oe - mu - x_o0, and w the weight of the rating. The sums of an entity are added up
 * exactly, so that neither the order of entities nor their division among machines changes them.
 */
public final class CalibrationSums implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Intercept, bias and factors. */
  static final int TERMS = 3;

  private static final int TARGET = TERMS;

  /** The intercept, the bias and the factors of {@link EncoderCalibration#IDENTITY}. */
  private static final double[] PRIOR = {0, 1, 1};

  /** Regularizes towards the prior as one rating of an entity with an output of 1 would. */
  private static final double REGULARIZATION = 1;

  private final boolean biased;
  private final ExactSum[][] products = new ExactSum[TERMS + 1][];

  /**
   * Of no ratings.
   *
   * @param biased whether component 0 of the vectors is a bias; else only the factors count
   */
  public CalibrationSums(boolean biased) {
    this.biased = biased;
    for (int row = 0; row <= TARGET; row++) {
      products[row] = new ExactSum[row + 1];
      for (int column = 0; column <= row; column++) {
        products[row][column] = new ExactSum();
      }
    }
  }

  /**
   * Adds the ratings of an entity.
   *
   * @param entity their products, the lower triangle
   * @param weight of each of them
   */
  void add(double[][] entity, double weight) {
    for (int row = 0; row <= TARGET; row++) {
      for (int column = 0; column <= row; column++) {
        products[row][column].add(weight * entity[row][column]);
      }
    }
  }

  /** Adds the ratings of other entities. */
  public void add(CalibrationSums others) {
    for (int row = 0; row <= TARGET; row++) {
      for (int column = 0; column <= row; column++) {
        products[row][column].add(others.products[row][column]);
      }
    }
  }

  /**
   * The calibration c that minimizes the squared error of the ratings, in which z_3 - sum_a c_a z_a
   * is the error of one, and |c - identity|^2. A multiplier below 0 becomes 0.
   */
  EncoderCalibration calibration() {
    boolean[] used = {biased, biased, true};
    double[] c = solve(used);
    while (used[1] && c[1] < 0 || used[2] && c[2] < 0) {
      used[1] &= c[1] >= 0;
      used[2] &= c[2] >= 0;
      c = solve(used);
    }
    return new EncoderCalibration(
        biased ? c[0] : 0, used[1] ? c[1] : biased ? 0 : 1, used[2] ? c[2] : 0);
  }

  /** Gaussian elimination; the matrix is positive definite, so that no pivot is 0. */
  private double[] solve(boolean[] used) {
    double[][] a = new double[TERMS][TERMS];
    double[] c = new double[TERMS];
    for (int row = 0; row < TERMS; row++) {
      for (int column = 0; column < TERMS; column++) {
        a[row][column] = used[row] && used[column] ? product(row, column) : 0;
      }
      a[row][row] += REGULARIZATION;
      c[row] = (used[row] ? product(TARGET, row) : 0) + REGULARIZATION * PRIOR[row];
    }
    for (int pivot = 0; pivot < TERMS; pivot++) {
      for (int row = pivot + 1; row < TERMS; row++) {
        double factor = a[row][pivot] / a[pivot][pivot];
        for (int column = pivot; column < TERMS; column++) {
          a[row][column] -= factor * a[pivot][column];
        }
        c[row] -= factor * c[pivot];
      }
    }
    for (int row = TERMS - 1; row >= 0; row--) {
      for (int column = row + 1; column < TERMS; column++) {
        c[row] -= a[row][column] * c[column];
      }
      c[row] /= a[row][row];
    }
    return c;
  }

  private double product(int a, int b) {
    return products[Math.max(a, b)][Math.min(a, b)].value();
  }

  /**
   * The weighted mean squared error of the ratings as predicted from the encoder's outputs, times
   * the sum of weights: what the encoder's best epoch has least of.
   *
   * @param calibration how the outputs are calibrated
   */
  double squaredError(EncoderCalibration calibration) {
    double[] z = {
      -calibration.intercept(), -calibration.bias(), -calibration.factors(), 1,
    };
    double sum = 0;
    for (int a = 0; a <= TARGET; a++) {
      for (int b = 0; b <= TARGET; b++) {
        sum += z[a] * z[b] * product(a, b);
      }
    }
    return sum;
  }
}
