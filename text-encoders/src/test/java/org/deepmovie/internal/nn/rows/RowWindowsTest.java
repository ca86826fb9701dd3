package org.deepmovie.internal.nn.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowWindowsTest {

  private static final int ROWS = 21;

  /** Row t is t + 1; there is none before the first and after the last. */
  @ParameterizedTest
  @CsvSource({"0,21", "0,1", "20,1", "3,6", "5,8", "7,9", "4,17"})
  void aWindowIsARowBetweenItsNeighbours(int first, int count) {
    RowWindows windows = new RowWindows(1);
    try (BlasMatrix to = new BlasMatrix(3)) {
      to.resize(ROWS + 1);
      for (int time = 0; time < 2; time++) {
        windows.fill(first, count, ROWS, RowWindowsTest::source, to);
      }
      float[] expected = new float[3 * (ROWS + 1)];
      for (int t = 0; t < count; t++) {
        for (int k = 0; k < 3; k++) {
          int row = first + t + k - 1;
          expected[3 * t + k] = row < ROWS ? row + 1 : 0;
        }
      }
      float[] actual = new float[expected.length];
      to.get(0, ROWS + 1, actual);
      assertArrayEquals(expected, actual);
    }
  }

  private static void source(int first, int count, float[] values) {
    for (int r = 0; r < count; r++) {
      values[r] = first + r + 1;
    }
  }
}
