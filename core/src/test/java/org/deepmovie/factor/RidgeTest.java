package org.deepmovie.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.junit.jupiter.api.Test;

class RidgeTest {

  /** Four rows with 1, 4, 0 and 9 ratings. */
  private static final SparseRows ROWS = rows(1, 4, 0, 9);

  private static SparseRows rows(int... counts) {
    RatingMatrix.Builder builder = new RatingMatrix.Builder();
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts[row]; column++) {
        builder.add(row, column, 3);
      }
    }
    return builder.build(counts.length, 10).byUser();
  }

  @Test
  void equalWeightsAreOneForEveryRatedRow() {
    assertArrayEquals(
        new float[] {1, 1, 0, 1}, Ridge.of(5, Ridge.Weighting.NONE, ROWS).weights(ROWS));
  }

  @Test
  void squareRootsOfTheCountsAreScaledToMeanOne() {
    assertArrayEquals(
        new float[] {0.5f, 1, 0, 1.5f},
        Ridge.of(5, Ridge.Weighting.SQRT, ROWS).weights(ROWS),
        1e-6f);
  }

  @Test
  void countsAreScaledToMeanOneAndMultiplyLambda() {
    Ridge ridge = Ridge.of(14, Ridge.Weighting.COUNT, ROWS);
    assertArrayEquals(new float[] {3, 12, 0, 27}, ridge.ridges(ROWS), 1e-5f);
    assertEquals(6, ridge.of(2), 1e-9);
  }
}
