package org.deepmovie.internal.leastsquares;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.options.common.RegularizationScaling;
import org.junit.jupiter.api.Test;

class RegularizationTest {

  /** Four rows with 1, 4, 0 and 9 ratings. */
  private static final CsrMatrix ROWS = rows(1, 4, 0, 9);

  private static CsrMatrix rows(int... counts) {
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts[row]; column++) {
        builder.add(row, column, 3);
      }
    }
    return builder.build(counts.length, 10).byUser();
  }

  @Test
  void equalWeightsGiveLambdaToEveryRatedRow() {
    assertArrayEquals(
        new float[] {5, 5, 0, 5}, new Regularization(5, RegularizationScaling.NONE).perRow(ROWS));
  }

  @Test
  void weightsGrowWithTheRootOrTheNumberOfRatings() {
    assertArrayEquals(
        new float[] {2, 4, 0, 6},
        new Regularization(2, RegularizationScaling.SQRT).perRow(ROWS),
        1e-6f);
    assertArrayEquals(
        new float[] {2, 8, 0, 18},
        new Regularization(2, RegularizationScaling.COUNT).perRow(ROWS),
        1e-6f);
    assertEquals(6, new Regularization(3, RegularizationScaling.COUNT).of(2), 1e-9);
  }

  @Test
  void thePartOfEachEntryIsTheRidgeOverTheNumberOfEntries() {
    assertArrayEquals(
        new float[] {2, 1, 0, 2 / 3f},
        new Regularization(2, RegularizationScaling.SQRT).perEntry(ROWS),
        1e-6f);
    assertArrayEquals(
        new float[] {2, 2, 0, 2},
        new Regularization(2, RegularizationScaling.COUNT).perEntry(ROWS),
        1e-6f);
  }
}
