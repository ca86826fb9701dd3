package org.deepmovie.internal.kernel;

/**
 * A matrix of floats in an array, as BLAS describes one: entry (i, j) is {@code values[offset + i
 * rowStride + j columnStride]}. A view neither owns nor copies the array, so a loop that runs over
 * one array many times makes its view once, outside.
 *
 * @param values the array
 * @param offset the index of entry (0, 0)
 * @param rowStride the distance between rows
 * @param columnStride the distance between columns: 1 in a row-major matrix
 */
public record MatrixView(float[] values, int offset, int rowStride, int columnStride) {

  /** A row-major matrix that starts at the beginning of {@code values}. */
  public static MatrixView rows(float[] values, int stride) {
    return rows(values, 0, stride);
  }

  /** A row-major matrix that starts at {@code offset}. */
  public static MatrixView rows(float[] values, int offset, int stride) {
    return new MatrixView(values, offset, stride, 1);
  }

  /** The transpose, on the same array. */
  public MatrixView transposed() {
    return new MatrixView(values, offset, columnStride, rowStride);
  }

  /** Whether the entries of a row are neighbors in the array. */
  boolean isRowMajor() {
    return columnStride == 1;
  }

  /** The index of the first entry of {@code row}. */
  public int rowOffset(int row) {
    return offset + row * rowStride;
  }
}
