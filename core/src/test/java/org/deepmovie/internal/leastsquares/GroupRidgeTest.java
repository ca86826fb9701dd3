package org.deepmovie.internal.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class GroupRidgeTest {

  private static final int[] GROUPS = {0, 2, 5};

  private static FloatMatrix matrix(int rows, int columns, long seed) {
    Random random = new Random(seed);
    FloatMatrix matrix = new FloatMatrix(rows, columns);
    for (int n = 0; n < rows * columns; n++) {
      matrix.values()[n] = (float) random.nextGaussian();
    }
    return matrix;
  }

  private static int[] order(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  @Test
  void aHandWorkedCase() {
    FloatMatrix x = new FloatMatrix(3, 1, new float[] {1, 3, 100});
    FloatMatrix t = new FloatMatrix(3, 1, new float[] {-3, 1, 7});
    try (Workers workers = new Workers(1)) {
      GroupRidge ridge =
          new GroupRidge(x, new int[] {0, 1}, new float[] {1, 3, 0}, order(3), workers);
      // The weighted mean of x is 2.5; centered -1.5 and 0.5; their weighted squares sum to 3,
      // the products with t to 4.5 + 1.5 = 6, so that B = 6 / (3 + 1).
      GroupRidge.Regression fit = ridge.fit(t, 0, 1, new double[] {1}, 0);
      assertThat(ridge.means()).containsExactly(2.5f);
      assertThat(fit.coefficients()[0][0]).isCloseTo(1.5, within(1e-12));
      // (-3 + 2.25)^2 + 3 (1 - 0.75)^2
      assertThat(fit.squaredError()).isCloseTo(0.5625 + 0.1875, within(1e-12));
    }
  }

  @Test
  void theLossIsLeastAtTheCoefficients() {
    FloatMatrix x = matrix(40, 5, 1);
    FloatMatrix t = matrix(40, 3, 2);
    float[] weights = new float[40];
    for (int row = 0; row < 40; row++) {
      weights[row] = row % 4;
    }
    double[] strengths = {2, 7};
    try (Workers workers = new Workers(2)) {
      GroupRidge ridge = new GroupRidge(x, GROUPS, weights, order(40), workers);
      FloatMatrix centered = centered(t, weights);
      double[][] b = ridge.fit(centered, 0, 3, strengths, 0).coefficients();
      double least = loss(x, ridge.means(), centered, weights, b, strengths);
      for (double[] row : b) {
        for (int c = 0; c < 5; c++) {
          for (double step : new double[] {-1e-3, 1e-3}) {
            row[c] += step;
            assertThat(loss(x, ridge.means(), centered, weights, b, strengths))
                .isGreaterThan(least);
            row[c] -= step;
          }
        }
      }
    }
  }

  private static FloatMatrix centered(FloatMatrix t, float[] weights) {
    FloatMatrix centered = t.copy();
    for (int k = 0; k < t.columns(); k++) {
      double sum = 0;
      double all = 0;
      for (int row = 0; row < t.rows(); row++) {
        sum += weights[row] * t.get(row, k);
        all += weights[row];
      }
      for (int row = 0; row < t.rows(); row++) {
        centered.set(row, k, (float) (t.get(row, k) - sum / all));
      }
    }
    return centered;
  }

  private static double loss(
      FloatMatrix x,
      float[] means,
      FloatMatrix t,
      float[] weights,
      double[][] b,
      double[] strengths) {
    double loss = 0;
    for (int k = 0; k < b.length; k++) {
      for (int row = 0; row < x.rows(); row++) {
        double error = t.get(row, k);
        for (int c = 0; c < x.columns(); c++) {
          error -= b[k][c] * (x.get(row, c) - means[c]);
        }
        loss += weights[row] * error * error;
      }
      for (int c = 0; c < x.columns(); c++) {
        loss += strengths[c < GROUPS[1] ? 0 : 1] * b[k][c] * b[k][c];
      }
    }
    return loss;
  }

  @Test
  void evidenceRegularizesAGroupThatTellsNothingMoreThanOneThatTellsAll() {
    FloatMatrix x = matrix(300, 5, 3);
    FloatMatrix t = matrix(300, 4, 4);
    for (int row = 0; row < 300; row++) {
      for (int k = 0; k < 4; k++) {
        t.set(row, k, 0.5f * t.get(row, k) + (k - 1.5f) * x.get(row, 0) + x.get(row, 1));
      }
    }
    float[] weights = new float[300];
    Arrays.fill(weights, 1);
    try (Workers workers = new Workers(1)) {
      GroupRidge ridge = new GroupRidge(x, GROUPS, weights, order(300), workers);
      double[] learned =
          ridge.fit(centered(t, weights), 0, 4, new double[] {30, 30}, 20).strengths();
      // Coefficients of mean square (2 (1.5^2 + 0.5^2) + 4) / 8 = 9/8 under noise of 1/4.
      assertThat(learned[0]).isBetween(0.25 / (9 / 8.0) * 0.7, 0.25 / (9 / 8.0) * 1.4);
      assertThat(learned[1]).isGreaterThan(50 * learned[0]);
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    FloatMatrix x = matrix(60, 5, 5);
    FloatMatrix t = matrix(60, 9, 6);
    float[] weights = new float[60];
    Arrays.fill(weights, 1);
    double[][][] fits = new double[2][][];
    for (int n = 0; n < 2; n++) {
      try (Workers workers = new Workers(1 + 3 * n)) {
        fits[n] =
            new GroupRidge(x, GROUPS, weights, order(60), workers)
                .fit(t, 1, 9, new double[] {1, 2}, 3)
                .coefficients();
      }
    }
    assertThat(fits[1]).isDeepEqualTo(fits[0]);
  }
}
