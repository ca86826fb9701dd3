package org.deepmovie.internal.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DualSolverTest {

  private static final SplittableRandom RANDOM = new SplittableRandom(7);

  private static float[] random(int length) {
    float[] values = new float[length];
    for (int n = 0; n < length; n++) {
      values[n] = (float) RANDOM.nextDouble() - 0.5f;
    }
    return values;
  }

  @Test
  void oneVectorIsSolvedByHand() {
    DualSolver equations = new DualSolver(2, 1, Kernels.best());
    equations.add(new float[] {1, 2}, 0, 7);
    float[] x = new float[2];
    // (f f' + diag(4, 2)) x = 7 f; x = diag(1/4, 1/2) f 7 / (1/4 + 2 + 1)
    assertThat(equations.solve(2, 4, null, x, 0)).isTrue();
    assertThat(x).containsExactly(new float[] {7 / 13f, 28 / 13f}, Offset.offset(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 60, 299})
  void theSolutionIsThatOfTheNormalEquations(int n) {
    int d = 300;
    DualSolver dual = new DualSolver(d, n, Kernels.best());
    CholeskySolver primal = new CholeskySolver(d, Kernels.best());
    primal.reset();
    for (int row = 0; row < n; row++) {
      float[] vector = random(d);
      dual.addWithConstant(vector, 0, row % 5 - 2);
      primal.addWithConstant(vector, 0, row % 5 - 2);
    }
    float[] prior = random(d);
    float[] x = new float[d];
    float[] expected = new float[d];
    assertThat(dual.solve(0.5, 3, prior, x, 0)).isTrue();
    assertThat(primal.solve(0.5, 3, prior, expected, 0)).isTrue();
    assertThat(x).containsExactly(expected, Offset.offset(2e-4f));
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aUserIsFoldedIntoTenThousandFactorsWithoutAMatrixOfTheirSquare() {
    int d = 10_000;
    FloatMatrix items = new FloatMatrix(3, d, random(3 * d));
    float[] vector =
        new AlsUpdater(d, true, 3, 1)
            .foldIn(items, new int[] {0, 2}, new double[] {5, 1}, 0.1, 0.1, null);
    assertThat(Kernels.best().dot(vector, 1, items.values(), 1, d - 1)).isPositive();
    assertThat(IntStream.range(0, d).filter(k -> vector[k] != 0).count()).isGreaterThan(d / 2);
  }
}
