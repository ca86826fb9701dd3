package org.deepmovie.internal.neighborhood.search;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.neighborhood.options.SimilarityOptions;

/**
 * The rows that share columns with one row, and for each of them sums over the shared columns: n,
 * x.y, |x|^2 and |y|^2, x being the values of the one row and y those of the other.
 *
 * <p>The sums are a sparse row times a sparse matrix. The cost is the number of entries in the
 * columns of the row. A workspace: one per thread, and {@code find} replaces the overlaps found
 * before.
 */
final class RowOverlaps {

  /** Sums per row: n, x.y, |x|^2, |y|^2. */
  private static final int SUMS = 4;

  private final CsrMatrix rows;
  private final CsrMatrix columns;
  private final float[] sums;
  private final int[] found;
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
    this.found = new int[rows.rows()];
  }

  /** Finds the overlaps of {@code row}, that with itself included. */
  void find(int row) {
    clear();
    for (int p = rows.start(row); p < rows.end(row); p++) {
      add(rows.column(p), rows.value(p));
    }
  }

  /** Finds the overlaps of a row that is not in the matrix, with {@code values} in columns. */
  void find(int[] columnIndices, double[] values) {
    clear();
    for (int n = 0; n < columnIndices.length; n++) {
      add(columnIndices[n], (float) values[n]);
    }
  }

  private void clear() {
    for (int n = 0; n < count; n++) {
      int at = SUMS * found[n];
      for (int s = 0; s < SUMS; s++) {
        sums[at + s] = 0;
      }
    }
    count = 0;
  }

  private void add(int column, float x) {
    float square = x * x;
    int end = columns.end(column);
    for (int q = columns.start(column); q < end; q++) {
      int other = columns.column(q);
      float y = columns.value(q);
      int at = SUMS * other;
      if (sums[at] == 0) {
        found[count++] = other;
      }
      sums[at]++;
      sums[at + 1] += x * y;
      sums[at + 2] += square;
      sums[at + 3] += y * y;
    }
  }

  /** The number of overlaps found. */
  int count() {
    return count;
  }

  /** The other row of overlap {@code n}. */
  int row(int n) {
    return found[n];
  }

  /** The similarity of the two rows of overlap {@code n}; NaN if they have none. */
  double similarity(int n, SimilarityOptions options) {
    int at = SUMS * found[n];
    return ShrunkSimilarity.of(options, sums[at], sums[at + 1], sums[at + 2], sums[at + 3]);
  }
}
