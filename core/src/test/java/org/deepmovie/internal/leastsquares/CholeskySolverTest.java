package org.deepmovie.internal.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.train.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public class CholeskySolverTest {

  @ParameterizedTest
  @MethodSource("org.deepmovie.internal.kernel.KernelsTest#kernels")
  void twoVectorsWorkedByHand(Kernels kernels) {
    // F = [1 0; 1 2], t = [3, 5], ridge 1: (F'F + I) = [3 2; 2 5], F't = [8, 10], x = [20/11,
    // 14/11]
    CholeskySolver equations = new CholeskySolver(2, kernels);
    equations.add(new float[] {1, 0}, 0, 3);
    equations.add(new float[] {9, 1, 2}, 1, 5);
    float[] x = new float[3];
    assertThat(equations.solve(1, null, x, 1)).as("the matrix is positive definite").isTrue();
    assertArrayEquals(new float[] {0, 20f / 11, 14f / 11}, x, 1e-6f);
  }

  @ParameterizedTest
  @MethodSource("org.deepmovie.internal.kernel.KernelsTest#kernels")
  void withoutVectorsTheSolutionIsThePrior(Kernels kernels) {
    CholeskySolver equations = new CholeskySolver(3, kernels);
    float[] x = new float[3];
    assertThat(equations.solve(2, new float[] {1, -2, 3}, x, 0))
        .as("the matrix is positive definite")
        .isTrue();
    assertArrayEquals(new float[] {1, -2, 3}, x, 1e-6f);
  }

  @ParameterizedTest
  @MethodSource("org.deepmovie.internal.kernel.KernelsTest#kernels")
  void aHugeRidgePullsToThePriorAndATinyOneToTheData(Kernels kernels) {
    float[] x = new float[1];
    CholeskySolver equations = new CholeskySolver(1, kernels);
    equations.add(new float[] {1}, 0, 5);
    equations.solve(1e9, new float[] {2}, x, 0);
    assertEquals(2, x[0], 1e-6);
    equations.reset();
    equations.add(new float[] {1}, 0, 5);
    equations.solve(1e-9, new float[] {2}, x, 0);
    assertEquals(5, x[0], 1e-6);
  }

  @ParameterizedTest
  @MethodSource("org.deepmovie.internal.kernel.KernelsTest#kernels")
  void aConstantReplacesTheFirstComponent(Kernels kernels) {
    CholeskySolver equations = new CholeskySolver(1, kernels);
    equations.addWithConstant(new float[] {77}, 0, 4);
    equations.addWithConstant(new float[] {-3}, 0, 2);
    float[] x = new float[1];
    equations.solve(1, null, x, 0);
    assertEquals(2, x[0], 1e-6);
  }

  @ParameterizedTest
  @MethodSource("org.deepmovie.internal.kernel.KernelsTest#kernels")
  void theSolutionIsTheMinimumOfTheRegularizedSquaredError(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(5);
    for (int d : new int[] {1, 2, 7, 8, 9, 33}) {
      for (int n : new int[] {1, 7, 8, 9, 50}) {
        float[] vectors = randomFloats(random, n * d);
        float[] targets = randomFloats(random, n);
        float[] prior = randomFloats(random, d);
        CholeskySolver equations = new CholeskySolver(d, kernels);
        for (int row = 0; row < n; row++) {
          equations.add(vectors, row * d, targets[row]);
        }
        float[] x = new float[d];
        assertThat(equations.solve(0.7, prior, x, 0))
            .as("the matrix is positive definite")
            .isTrue();
        for (int k = 0; k < d; k++) {
          double gradient = 0.7 * (x[k] - prior[k]);
          for (int row = 0; row < n; row++) {
            gradient +=
                vectors[row * d + k] * (VectorMath.dot(vectors, row * d, x, 0, d) - targets[row]);
          }
          assertEquals(0, gradient, 2e-4, "d=" + d + " n=" + n + " k=" + k);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.deepmovie.internal.kernel.KernelsTest#kernels")
  void equationsThatAreNotPositiveDefiniteAreReportedAndLeaveTheVectorAlone(Kernels kernels) {
    CholeskySolver equations = new CholeskySolver(2, kernels);
    equations.add(new float[] {Float.NaN, 1}, 0, 1);
    float[] x = {5, 6};
    assertThat(equations.solve(1, null, x, 0)).as("the matrix is positive definite").isFalse();
    assertArrayEquals(new float[] {5, 6}, x);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("org.deepmovie.internal.kernel.KernelsTest#kernels")
  void twentyMillionVectorsLoseNoDigits(Kernels kernels) {
    CholeskySolver equations = new CholeskySolver(2, kernels);
    float[] vectors = {1, 0.5f, 1, -0.5f};
    for (int n = 0; n < 20_000_000; n++) {
      int at = 2 * (n & 1);
      equations.add(vectors, at, 3 + 4 * vectors[at + 1]);
    }
    float[] x = new float[2];
    assertThat(equations.solve(1e-3, null, x, 0)).as("the matrix is positive definite").isTrue();
    assertArrayEquals(new float[] {3, 4}, x, 1e-5f);
  }

  @ParameterizedTest
  @MethodSource("org.deepmovie.internal.kernel.KernelsTest#kernels")
  void drawsHaveThePosteriorsMeanAndCovariance(Kernels kernels) {
    // F = [1 0; 1 2], t = [3, 5], weight 2, prior precision [2 1; 1 2], prior mean [1, 0]:
    // Q = 2 [2 2; 2 4] + [2 1; 1 2] = [6 5; 5 10], right side 2 [8, 10] + [2, 1] = [18, 21],
    // Q^-1 = [10 -5; -5 6] / 35
    double[] precision = {2, 1, 1, 2};
    double[] shift = {2, 1};
    double[] mean = {(180 - 105) / 35.0, (-90 + 126) / 35.0};
    CholeskySolver equations = new CholeskySolver(2, kernels);
    float[] x = new float[2];
    assertThat(drawn(equations, precision, shift, null, x))
        .as("the matrix is positive definite")
        .isTrue();
    assertArrayEquals(new float[] {(float) mean[0], (float) mean[1]}, x, 1e-6f);
    SplittableRandom random = new SplittableRandom(8);
    int draws = 20_000;
    double[] products = new double[3];
    for (int n = 0; n < draws; n++) {
      double[] normals = {Seeds.gaussian(random), Seeds.gaussian(random)};
      assertThat(drawn(equations, precision, shift, normals, x))
          .as("the matrix is positive definite")
          .isTrue();
      products[0] += (x[0] - mean[0]) * (x[0] - mean[0]);
      products[1] += (x[0] - mean[0]) * (x[1] - mean[1]);
      products[2] += (x[1] - mean[1]) * (x[1] - mean[1]);
    }
    assertEquals(10 / 35.0, products[0] / draws, 0.012);
    assertEquals(-5 / 35.0, products[1] / draws, 0.012);
    assertEquals(6 / 35.0, products[2] / draws, 0.012);
  }

  private static boolean drawn(
      CholeskySolver equations, double[] precision, double[] shift, double[] normals, float[] x) {
    equations.reset();
    equations.add(new float[] {1, 0}, 0, 3);
    equations.add(new float[] {1, 2}, 0, 5);
    return equations.draw(2, precision, shift, normals, x, 0);
  }

  public static float[] randomFloats(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int n = 0; n < length; n++) {
      values[n] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
