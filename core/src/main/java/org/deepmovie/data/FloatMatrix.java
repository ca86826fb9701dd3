package org.deepmovie.data;

import java.io.IOException;
import java.util.Optional;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.FloatRows;

/**
 * A dense matrix of floats, row by row, such as one row of latent factors per user or item. It is
 * mutable during a fit; once a fitted model holds it, nothing may write to it.
 */
public final class FloatMatrix implements FloatRows {

  /** The largest number of values of a matrix: the longest array that every JVM allows. */
  public static final long MAX_VALUES = Integer.MAX_VALUE - 8;

  private final int rows;
  private final int columns;
  private final float[] values;

  /**
   * A matrix of zeros.
   *
   * @throws IllegalArgumentException if it would have more than {@link #MAX_VALUES} values
   */
  public FloatMatrix(int rows, int columns) {
    this(rows, columns, new float[length(rows, columns)]);
  }

  private static int length(int rows, int columns) {
    if ((long) rows * columns > MAX_VALUES) {
      throw new IllegalArgumentException(
          rows
              + " users or items with "
              + columns
              + " numbers each need more than the "
              + MAX_VALUES
              + " numbers of an array; lower the number of factors or hidden units");
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

  /** {@code rows} itself if it is a matrix, else a copy on the heap. */
  public static FloatMatrix of(FloatRows rows) {
    if (rows instanceof FloatMatrix matrix) {
      return matrix;
    }
    FloatMatrix copy = new FloatMatrix(rows.rows(), rows.columns());
    rows.copyTo(0, rows.rows(), copy.values);
    return copy;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** The index in {@link #values()} of the first value of {@code row}. */
  @Override
  public int offset(int row) {
    return row * columns;
  }

  @Override
  public float get(int row, int column) {
    return values[row * columns + column];
  }

  /** Sets the value at (row, column). */
  public void set(int row, int column, float value) {
    values[row * columns + column] = value;
  }

  /** The values, row by row: the array itself, not a copy, for kernels. */
  public float[] values() {
    return values;
  }

  /** {@link #values()}, whatever the row. */
  @Override
  public float[] array(int row) {
    return values;
  }

  @Override
  public void copyTo(int first, int count, float[] into) {
    System.arraycopy(values, offset(first), into, 0, count * columns);
  }

  /** Copies the values of {@code other}, which must have the same shape, to this matrix. */
  public void copyFrom(FloatMatrix other) {
    if (other.rows != rows || other.columns != columns) {
      throw new IllegalArgumentException(
          "cannot copy " + other.rows + " x " + other.columns + " to " + rows + " x " + columns);
    }
    System.arraycopy(other.values, 0, values, 0, values.length);
  }

  /**
   * A copy of some columns.
   *
   * @param from the first, from 0
   * @param to the end, exclusive
   */
  public FloatMatrix copyOfColumns(int from, int to) {
    FloatMatrix copy = new FloatMatrix(rows, to - from);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, offset(row) + from, copy.values, copy.offset(row), to - from);
    }
    return copy;
  }

  /** A copy. */
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

  /**
   * Reads what {@link #save} wrote, as a matrix or as rows of a mapped file, as the archive was
   * opened ({@link ArchiveReader#mapped}).
   *
   * @throws IOException as {@link #load}
   */
  public static FloatRows loadRows(ArchiveReader archive, String name, int rows, int columns)
      throws IOException {
    Optional<FloatRows> mapped = archive.mapped(name, rows, columns);
    return mapped.isPresent() ? mapped.get() : load(archive, name, rows, columns);
  }

  /** Whether all values are finite. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
