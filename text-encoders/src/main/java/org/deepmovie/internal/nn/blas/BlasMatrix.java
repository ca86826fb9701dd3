package org.deepmovie.internal.nn.blas;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A row-major matrix in the memory of ND4J's backend: the BLAS uses it in place, and kernels copy
 * blocks of rows out and in. Different threads may use different rows.
 */
public final class BlasMatrix implements AutoCloseable {

  private final int columns;
  private final BlasMemory memory = new BlasMemory();
  private @Nullable FloatBuffer values;
  private int rows;
  private @Nullable INDArray all;

  /** A matrix without rows. */
  public BlasMatrix(int columns) {
    this.columns = columns;
  }

  /**
   * Sets the number of rows. The values are undefined if there were less rows before.
   *
   * @throws IllegalArgumentException if it takes 2 GB or more
   */
  public void resize(int rows) {
    if ((long) rows * columns > Integer.MAX_VALUE / Float.BYTES) {
      throw new IllegalArgumentException(
          "a batch of " + rows + " words is too large; lower batchSize or maxTokens");
    }
    memory.reserve(Math.max(1, rows * columns));
    this.rows = rows;
    this.values = memory.values();
    this.all = null;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** Copies {@code count} rows to the start of {@code to}. */
  public void get(int row, int count, float[] to) {
    values().get(row * columns, to, 0, count * columns);
  }

  /** Copies {@code length} values of a row, from {@code column} on. */
  public void get(int row, int column, int length, float[] to, int offset) {
    values().get(row * columns + column, to, offset, length);
  }

  /** Sets {@code count} rows to the start of {@code from}. */
  public void put(int row, int count, float[] from) {
    values().put(row * columns, from, 0, count * columns);
  }

  /** Sets {@code length} values of a row, from {@code column} on. */
  public void put(int row, int column, int length, float[] from, int offset) {
    values().put(row * columns + column, from, offset, length);
  }

  /** Sets all rows from {@code row} on to zero. */
  public void clear(int row) {
    if (row < rows) {
      values().put(row * columns, new float[(rows - row) * columns]);
    }
  }

  /**
   * The column-major view of this matrix for the BLAS: columns x rows. It is the same object until
   * {@link #resize}. For one thread.
   */
  public INDArray transposed() {
    if (all == null) {
      all = transposed(0, rows);
    }
    return all;
  }

  /** The column-major view of some rows for the BLAS: columns x count. */
  public INDArray transposed(int first, int count) {
    return memory.matrix(columns, count, (long) first * columns);
  }

  private FloatBuffer values() {
    if (values == null) {
      throw new IllegalStateException("a matrix has no values before resize");
    }
    return values;
  }

  @Override
  public void close() {
    memory.close();
  }
}
