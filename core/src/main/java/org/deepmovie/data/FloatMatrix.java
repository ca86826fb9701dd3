package org.deepmovie.data;

import java.io.IOException;
import java.util.Arrays;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * A dense matrix of floats, row-major: one row of factors per user or item. Mutable inside a fit;
 * whoever publishes one does not write to it again.
 */
public final class FloatMatrix {

  /** The most numbers that an array, and so a matrix, can hold. */
  public static final long MOST_VALUES = Integer.MAX_VALUE - 8;

  private final int rows;
  private final int columns;
  private final float[] values;

  /**
   * Zeros, {@code rows} x {@code columns}.
   *
   * @throws IllegalArgumentException if they are more than an array can hold
   */
  public FloatMatrix(int rows, int columns) {
    this(rows, columns, new float[length(rows, columns)]);
  }

  private static int length(int rows, int columns) {
    if ((long) rows * columns > MOST_VALUES) {
      throw new IllegalArgumentException(
          rows
              + " users or items with "
              + columns
              + " numbers each are more than "
              + MOST_VALUES
              + " numbers; lower the option of their length, such as factors or hidden");
    }
    return rows * columns;
  }

  /**
   * A matrix on {@code values}, which is not copied: row {@code r} starts at {@code r * columns}.
   *
   * @throws IllegalArgumentException if the length is not {@code rows * columns}
   */
  public FloatMatrix(int rows, int columns, float[] values) {
    if (rows < 0 || columns < 0 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          rows
              + " x "
              + columns
              + " needs "
              + (long) rows * columns
              + " values, not "
              + values.length);
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /** Where {@code row} starts in {@link #values()}. */
  public int offset(int row) {
    return row * columns;
  }

  /** One value. */
  public float get(int row, int column) {
    return values[row * columns + column];
  }

  /** Sets one value. */
  public void set(int row, int column, float value) {
    values[row * columns + column] = value;
  }

  /** The values themselves, row by row, for kernels: not a copy. */
  public float[] values() {
    return values;
  }

  /** A copy of {@code row}. */
  public float[] row(int row) {
    return Arrays.copyOfRange(values, offset(row), offset(row + 1));
  }

  /** Takes over the values of {@code other}, which has the same shape. */
  public void copyFrom(FloatMatrix other) {
    if (other.rows != rows || other.columns != columns) {
      throw new IllegalArgumentException(
          "cannot copy " + other.rows + " x " + other.columns + " to " + rows + " x " + columns);
    }
    System.arraycopy(other.values, 0, values, 0, values.length);
  }

  /** A copy with values of its own. */
  public FloatMatrix copy() {
    return new FloatMatrix(rows, columns, values.clone());
  }

  /** Writes the matrix as the array {@code name}. */
  public void save(ArchiveWriter archive, String name) throws IOException {
    archive.floats(name, rows, columns, values);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws IOException if there is no such array or it has another shape
   */
  public static FloatMatrix load(ArchiveReader archive, String name, int rows, int columns)
      throws IOException {
    return new FloatMatrix(rows, columns, archive.floats(name, rows, columns));
  }

  /** Whether every value is finite. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
