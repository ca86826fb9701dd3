package org.deepmovie.internal.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.KernelsTest;
import org.deepmovie.internal.kernel.VectorMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both solvers promise, conjugate gradients with as many steps as they need. */
class NormalEquationSolverTest {

  interface Maker {
    NormalEquationSolver make(int dimension);
  }

  static Stream<Maker> solvers() {
    return KernelsTest.kernels()
        .flatMap(
            kernels ->
                Stream.of(
                    d -> new CholeskySolver(d, kernels),
                    d -> new ConjugateGradientSolver(d, 3 * d + 3, kernels)));
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void twoVectorsAndASharedMatrixWorkedByHand(Maker solver) {
    // F = [1 0; 1 2], t = [3, 5], B = [1 1; 1 2], ridges 1 and 3:
    // (F'F + B + diag) = [4 3; 3 9], F't + diag prior = [8 + 1, 10 + 6], x = [33/27, 37/27]
    NormalEquationSolver equations = solver.make(2);
    equations.setBase(new float[] {1, 1, 1, 2});
    equations.add(new float[] {1, 0}, 0, 3);
    equations.addScaled(new float[] {9, 0.5f, 1}, 1, 2, 5);
    float[] x = new float[3];
    assertThat(equations.solve(3, 1, new float[] {0, 1, 2}, x, 1))
        .as("the matrix is positive definite")
        .isTrue();
    assertArrayEquals(new float[] {0, 33f / 27, 37f / 27}, x, 1e-5f);
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void theGradientVanishesAtTheSolution(Maker solver) {
    SplittableRandom random = new SplittableRandom(5);
    for (int d : new int[] {1, 2, 7, 16, 33}) {
      for (int n : new int[] {1, 4, 9, 50, 3000}) {
        float[] vectors = CholeskySolverTest.randomFloats(random, n * d);
        float[] targets = CholeskySolverTest.randomFloats(random, n);
        float[] prior = CholeskySolverTest.randomFloats(random, d);
        float[] x = CholeskySolverTest.randomFloats(random, d);
        NormalEquationSolver equations = solver.make(d);
        for (int repeat = 0; repeat < 2; repeat++) {
          equations.reset();
          for (int row = 0; row < n; row++) {
            equations.add(vectors, row * d, targets[row]);
          }
        }
        assertThat(equations.solve(0.7, 0.2, prior, x, 0))
            .as("the matrix is positive definite")
            .isTrue();
        for (int k = 0; k < d; k++) {
          double gradient = (k == 0 ? 0.2 : 0.7) * (x[k] - prior[k]);
          for (int row = 0; row < n; row++) {
            gradient +=
                vectors[row * d + k] * (VectorMath.dot(vectors, row * d, x, 0, d) - targets[row]);
          }
          assertEquals(0, gradient, 2e-4 * Math.max(1, n / 50.0), "d=" + d + " n=" + n);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("solvers")
  void numbersThatAreNotFiniteAreReportedAndLeaveTheVectorAlone(Maker solver) {
    NormalEquationSolver equations = solver.make(2);
    equations.add(new float[] {Float.NaN, 1}, 0, 1);
    float[] x = {5, 6};
    assertThat(equations.solve(1, null, x, 0)).as("the matrix is positive definite").isFalse();
    assertArrayEquals(new float[] {5, 6}, x);
  }

  @Test
  void everyStepOfConjugateGradientsComesCloserInTheEnergyNorm() {
    SplittableRandom random = new SplittableRandom(6);
    int d = 12;
    int n = 30;
    float[] vectors = CholeskySolverTest.randomFloats(random, n * d);
    float[] targets = CholeskySolverTest.randomFloats(random, n);
    float[] start = CholeskySolverTest.randomFloats(random, d);
    double before = objective(vectors, targets, start);
    for (int steps = 1; steps <= d; steps++) {
      NormalEquationSolver equations = new ConjugateGradientSolver(d, steps, Kernels.best());
      for (int row = 0; row < n; row++) {
        equations.add(vectors, row * d, targets[row]);
      }
      float[] x = start.clone();
      assertThat(equations.solve(0.5, null, x, 0)).as("the matrix is positive definite").isTrue();
      double after = objective(vectors, targets, x);
      assertThat(after).isLessThan(before + 1e-6);
      before = after;
    }
  }

  private static double objective(float[] vectors, float[] targets, float[] x) {
    double sum = 0.5 * VectorMath.dot(x, 0, x, 0, x.length);
    for (int row = 0; row < targets.length; row++) {
      double error = targets[row] - VectorMath.dot(vectors, row * x.length, x, 0, x.length);
      sum += error * error;
    }
    return sum;
  }
}
