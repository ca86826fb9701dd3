package org.deepmovie.internal.kernel;

import java.util.Arrays;

/**
 * Memory for a row-major matrix whose size changes from call to call. It grows to the largest size
 * and is reused. Not thread-safe.
 */
public final class MatrixBuffer {

  private float[] values = new float[0];
  private int stride;
  private MatrixView view = MatrixView.rows(values, 0);

  /** Makes room for {@code rows} rows of {@code stride}; the values are undefined afterwards. */
  public void resize(int rows, int stride) {
    int length = Math.multiplyExact(rows, stride);
    if (values.length < length) {
      values = new float[length];
    }
    if (view.values() != values || this.stride != stride) {
      this.stride = stride;
      view = MatrixView.rows(values, stride);
    }
  }

  /** The array itself, which may be longer than the matrix. */
  public float[] values() {
    return values;
  }

  /** The matrix, until the next {@link #resize}. */
  public MatrixView view() {
    return view;
  }

  /** Sets the first {@code rows} rows to zero. */
  public void clear(int rows) {
    Arrays.fill(values, 0, rows * stride, 0);
  }
}
