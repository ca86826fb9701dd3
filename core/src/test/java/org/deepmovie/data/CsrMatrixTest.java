package org.deepmovie.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CsrMatrixTest {

  /** Row 0: 7 in column 1; row 1: nothing; row 2: 8 in column 0 and 9 in column 3. */
  private static CsrMatrix sample() {
    return new CsrMatrix(4, new int[] {0, 1, 1, 3}, new int[] {1, 0, 3}, new float[] {7, 8, 9});
  }

  @Test
  void holdsTheEntriesOfARowBetweenStartAndEnd() {
    CsrMatrix rows = sample();
    assertEquals(3, rows.rows());
    assertEquals(4, rows.columns());
    assertEquals(3, rows.size());
    assertEquals(1, rows.start(2));
    assertEquals(3, rows.end(2));
    assertEquals(0, rows.count(1));
    assertEquals(2, rows.count(2));
    assertEquals(3, rows.column(2));
    assertEquals(9, rows.value(2));
  }

  @Test
  void findsEntriesAndTellsWhereThereIsNone() {
    CsrMatrix rows = sample();
    assertEquals(0, rows.find(0, 1));
    assertEquals(1, rows.find(2, 0));
    assertEquals(2, rows.find(2, 3));
    assertEquals(-1, rows.find(1, 1));
    assertEquals(-1, rows.find(2, 1));
    assertEquals(-1, rows.find(0, 3));
  }

  @Test
  void rowsWithEntriesAreListedAscendingOrByTheirIds() {
    assertArrayEquals(new int[] {0, 2}, sample().nonEmptyRows());
    assertArrayEquals(
        new int[] {2, 0}, sample().nonEmptyRows(IdMap.of(List.of("third", "first", "second"))));
  }

  @Test
  void changesRowsAndColumnsWhenTransposed() {
    CsrMatrix columns = sample().transpose();
    assertEquals(4, columns.rows());
    assertEquals(3, columns.columns());
    assertEquals(7, columns.value(columns.find(1, 0)));
    assertEquals(8, columns.value(columns.find(0, 2)));
    assertEquals(9, columns.value(columns.find(3, 2)));
    assertEquals(0, columns.count(2));
  }

  @Test
  void isItselfWhenTransposedTwice() {
    CsrMatrix rows = randomRows(new SplittableRandom(1), 200);
    CsrMatrix again = rows.transpose().transpose();
    for (int row = 0; row < 20; row++) {
      assertEquals(rows.start(row), again.start(row));
      assertEquals(rows.end(row), again.end(row));
    }
    for (int p = 0; p < rows.size(); p++) {
      assertEquals(rows.column(p), again.column(p));
      assertEquals(rows.value(p), again.value(p));
    }
  }

  @Test
  void unitedWithOthersHoldsAOneWhereverEitherHasAnEntry() {
    SplittableRandom random = new SplittableRandom(2);
    for (int density : new int[] {0, 40, 300}) {
      CsrMatrix one = randomRows(random, 150);
      CsrMatrix other = randomRows(random, density);
      CsrMatrix united = one.union(other);
      for (int row = 0; row < 20; row++) {
        int count = 0;
        for (int column = 0; column < 30; column++) {
          boolean either = one.find(row, column) >= 0 || other.find(row, column) >= 0;
          int position = united.find(row, column);
          assertEquals(either, position >= 0, row + ", " + column);
          count += either ? 1 : 0;
          assertEquals(1, either ? united.value(position) : 1);
        }
        assertEquals(count, united.count(row));
      }
      assertEquals(united.end(19), united.size());
    }
  }

  private static CsrMatrix randomRows(SplittableRandom random, int entries) {
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int n = 0; n < entries; n++) {
      builder.add(random.nextInt(20), random.nextInt(30), n);
    }
    return builder.build(20, 30).byUser();
  }

  @Test
  void otherValuesStandInTheSamePlacesAndMustBeFinite() {
    CsrMatrix rows =
        CsrMatrix.of(4, new int[] {0, 2, 2, 3}, new int[] {1, 3, 0}, new float[] {5, 6, 7});
    CsrMatrix others = rows.withValues((row, p) -> 10 * row + rows.column(p) + rows.value(p));
    assertEquals(6, others.value(others.find(0, 1)));
    assertEquals(9, others.value(others.find(0, 3)));
    assertEquals(27, others.value(others.find(2, 0)));
    assertEquals(3, others.size());
    assertEquals(5, rows.value(0));
    assertThrows(
        IllegalArgumentException.class, () -> rows.withValues((row, p) -> Double.MAX_VALUE));
  }
}
