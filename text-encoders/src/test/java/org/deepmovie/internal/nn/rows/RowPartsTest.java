package org.deepmovie.internal.nn.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowPartsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 63, 6144, 6145, 100_003})
  void slicesTakeEachRowOnceAndInOrder(int rows) {
    RowParts parts = RowParts.of(rows);
    int[] next = {0};
    for (int slice = 0; slice < RowParts.SLICES; slice++) {
      parts.forEach(
          slice,
          (first, count) -> {
            assertEquals(next[0], first);
            assertThat(count).isBetween(1, parts.size());
            next[0] += count;
          });
    }
    assertEquals(rows, next[0]);
  }
}
