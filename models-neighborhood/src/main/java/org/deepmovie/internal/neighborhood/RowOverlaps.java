package org.deepmovie.internal.neighborhood;

import org.deepmovie.data.CsrMatrix;

/**
 * Sums over the columns that one row has in common with each other row: n, x.y, |x|^2 and |y|^2, x
 * being the one row's values there and y the other's. A sparse row times a sparse matrix: as many
 * steps as the columns of the row have entries. A workspace, made once per thread.
 */
final class RowOverlaps {

  /** Sums per row. */
  private static final int SUMS = 4;

  private final CsrMatrix rows;
  private final CsrMatrix columns;
  private final float[] sums;
  private final int[] met;
  private int count;

  /**
   * A workspace.
   *
   * @param rows the values by row
   * @param columns the same values by column
   */
  RowOverlaps(CsrMatrix rows, CsrMatrix columns) {
    this.rows = rows;
    this.columns = columns;
    this.sums = new float[Math.multiplyExact(SUMS, rows.rows())];
    this.met = new int[rows.rows()];
  }

  /** Takes the sums of one pair of rows. */
  @FunctionalInterface
  interface Taker {
    /** Takes the sums of the row and row {@code other}. */
    void take(int other, double n, double xy, double xx, double yy);
  }

  /** Gives {@code taker} all rows that have a column in common with {@code row}, but not itself. */
  void forEach(int row, Taker taker) {
    for (int p = rows.start(row); p < rows.end(row); p++) {
      add(rows.column(p), rows.value(p));
    }
    drain(row, taker);
  }

  /** As above for a row that is none of these: {@code values} by column. */
  void forEach(int[] ids, double[] values, Taker taker) {
    for (int n = 0; n < ids.length; n++) {
      add(ids[n], (float) values[n]);
    }
    drain(-1, taker);
  }

  private void add(int column, float x) {
    float square = x * x;
    int end = columns.end(column);
    for (int q = columns.start(column); q < end; q++) {
      int other = columns.column(q);
      float y = columns.value(q);
      int at = SUMS * other;
      if (sums[at] == 0) {
        met[count++] = other;
      }
      sums[at]++;
      sums[at + 1] += x * y;
      sums[at + 2] += square;
      sums[at + 3] += y * y;
    }
  }

  private void drain(int row, Taker taker) {
    for (int n = 0; n < count; n++) {
      int other = met[n];
      int at = SUMS * other;
      if (other != row) {
        taker.take(other, sums[at], sums[at + 1], sums[at + 2], sums[at + 3]);
      }
      for (int s = 0; s < SUMS; s++) {
        sums[at + s] = 0;
      }
    }
    count = 0;
  }
}
