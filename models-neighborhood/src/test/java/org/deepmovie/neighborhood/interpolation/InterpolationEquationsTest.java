package org.deepmovie.neighborhood.interpolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InterpolationEquationsTest {

  private static final Offset<Double> ROUNDING = Offset.offset(1e-6);

  /** The products of one user's residuals of two items. */
  private static UserProducts products(float first, float second) {
    CsrMatrix byUser =
        CsrMatrix.of(2, new int[] {0, 2}, new int[] {0, 1}, new float[] {first, second});
    try (Workers workers = new Workers(1)) {
      ItemProducts products =
          new ItemProducts(byUser.transpose(), byUser, 0, 1, 1, workers, done -> {});
      UserProducts user = new UserProducts(products, 2);
      user.turnTo(byUser, 0);
      return user;
    }
  }

  private static double[] solve(UserProducts products, boolean nonNegative, double... b) {
    new InterpolationEquations(2, nonNegative).solve(products, new int[] {0, 1}, 2, b);
    return b;
  }

  @Test
  void theDiagonalOfASingularMatrixIsRaisedUntilItsPivotIsClear() {
    // A = [[1, 1], [1, 1]]; raised by 0.05 the second pivot is 1.05 - 1 / 1.05 = 0.0976
    assertThat(solve(products(1, 1), false, 1, 1))
        .containsExactly(new double[] {1 / 2.05, 1 / 2.05}, ROUNDING);
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void equationsWhoseNumbersAreNotFiniteHaveTheWeightsZero() {
    UserProducts infinite = products(1e20f, 1e20f);
    assertThat(infinite.product(0, 0)).isInfinite();
    assertThat(solve(infinite, false, 1, 1)).containsExactly(0, 0);
    assertThat(solve(infinite, true, 1, 1)).containsExactly(0, 0);
  }
}
