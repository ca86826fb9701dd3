package org.deepmovie.internal.nn.rows;

import java.util.Arrays;
import org.deepmovie.internal.nn.blas.BlasMatrix;

/**
 * Arranges rows in windows, so that a convolution of width 3 is one matrix product: window t is
 * (x_(t-1), x_t, x_(t+1)), with zeros beyond the ends. Not thread-safe.
 */
public final class RowWindows {

  private static final int ROWS = RowBlocks.ROWS;
  private static final int BEFORE = 2;

  private final int columns;
  private final float[] values;

  /** The last two rows of the previous block, then a block of rows. */
  private final float[] buffer;

  /** Windows of rows of {@code columns}. */
  public RowWindows(int columns) {
    this.columns = columns;
    this.values = new float[ROWS * columns];
    this.buffer = new float[(BEFORE + ROWS) * columns];
  }

  /**
   * Sets the first {@code count} rows of {@code to} to the windows from {@code first} on, and those
   * that follow to zero.
   *
   * @param rows the number of rows of {@code source}
   */
  public void fill(int first, int count, int rows, RowSource source, BlasMatrix to) {
    int end = first + count;
    for (int row = first - 1; row <= end; row += ROWS) {
      System.arraycopy(buffer, ROWS * columns, buffer, 0, BEFORE * columns);
      read(row, Math.min(rows, end + 1), source);
      for (int t = Math.max(first, row - 1); t < Math.min(end, row - 1 + ROWS); t++) {
        to.put(t - first, 0, to.columns(), buffer, (t - row + 1) * columns);
      }
    }
    to.clear(count);
  }

  /** Reads a block of rows from {@code row} on; rows from {@code end} on, and row -1, are zero. */
  private void read(int row, int end, RowSource source) {
    int from = Math.max(0, row);
    int count = Math.max(0, Math.min(row + ROWS, end) - from);
    if (count < ROWS) {
      Arrays.fill(buffer, BEFORE * columns, buffer.length, 0);
    }
    if (count > 0) {
      source.get(from, count, values);
      int offset = (BEFORE + from - row) * columns;
      System.arraycopy(values, 0, buffer, offset, count * columns);
    }
  }
}
