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
  void equalWeightsGiveLambdaToEveryRatedRow() {
    assertArrayEquals(new float[] {5, 5, 0, 5}, new Ridge(5, Ridge.Weighting.NONE).ridges(ROWS));
  }

  @Test
  void weightsGrowWithTheRootOrTheNumberOfRatings() {
    assertArrayEquals(
        new float[] {2, 4, 0, 6}, new Ridge(2, Ridge.Weighting.SQRT).ridges(ROWS), 1e-6f);
    assertArrayEquals(
        new float[] {2, 8, 0, 18}, new Ridge(2, Ridge.Weighting.COUNT).ridges(ROWS), 1e-6f);
    assertEquals(6, new Ridge(3, Ridge.Weighting.COUNT).of(2), 1e-9);
  }

  @Test
  void thePartOfEachEntryIsTheRidgeOverTheNumberOfEntries() {
    assertArrayEquals(
        new float[] {2, 1, 0, 2 / 3f}, new Ridge(2, Ridge.Weighting.SQRT).perEntry(ROWS), 1e-6f);
    assertArrayEquals(
        new float[] {2, 2, 0, 2}, new Ridge(2, Ridge.Weighting.COUNT).perEntry(ROWS), 1e-6f);
  }
}
