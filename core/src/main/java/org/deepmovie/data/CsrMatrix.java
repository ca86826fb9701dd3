package org.deepmovie.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A sparse float matrix by rows (CSR), immutable: row {@code r} holds the entries {@code start(r)
 * .. end(r)-1}, by ascending column.
 *
 * <p>A {@link RatingMatrix} is two of these, by user and by item, so that one piece of code serves
 * both halves of an alternating method.
 */
public final class CsrMatrix {

  private final int columns;
  private final int[] starts;
  private final int[] indices;
  private final float[] values;

  CsrMatrix(int columns, int[] starts, int[] indices, float[] values) {
    this.columns = columns;
    this.starts = starts;
    this.indices = indices;
    this.values = values;
  }

  /**
   * A matrix on the given arrays, which are checked and not copied.
   *
   * @param columns the number of columns
   * @param starts where each row starts, and after the last where it ends
   * @param indices the columns, ascending within a row
   * @param values the values, finite
   * @throws IllegalArgumentException if the arrays do not describe such a matrix
   */
  public static CsrMatrix of(int columns, int[] starts, int[] indices, float[] values) {
    if (starts.length == 0
        || starts[0] != 0
        || starts[starts.length - 1] != indices.length
        || values.length != indices.length) {
      throw new IllegalArgumentException("row starts, columns and values do not fit together");
    }
    for (int row = 0; row + 1 < starts.length; row++) {
      if (starts[row + 1] < starts[row] || starts[row + 1] > indices.length) {
        throw new IllegalArgumentException("row " + row + " does not end where it may");
      }
      for (int p = starts[row]; p < starts[row + 1]; p++) {
        int least = p == starts[row] ? 0 : indices[p - 1] + 1;
        if (indices[p] < least || indices[p] >= columns || !Float.isFinite(values[p])) {
          throw new IllegalArgumentException(
              "row " + row + ": columns must ascend below " + columns + ", values be finite");
        }
      }
    }
    return new CsrMatrix(columns, starts, indices, values);
  }

  /** The number of rows. */
  public int rows() {
    return starts.length - 1;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /** The number of entries. */
  public int size() {
    return indices.length;
  }

  /** The position of the first entry of {@code row}. */
  public int start(int row) {
    return starts[row];
  }

  /** The position after the last entry of {@code row}. */
  public int end(int row) {
    return starts[row + 1];
  }

  /** The number of entries of {@code row}. */
  public int count(int row) {
    return starts[row + 1] - starts[row];
  }

  /** The rows that have entries, ascending. */
  public int[] filledRows() {
    return IntStream.range(0, rows()).filter(row -> count(row) > 0).toArray();
  }

  /**
   * The rows that have entries, in the order of their external ids: whoever draws from them does
   * not depend on how a file lists them.
   *
   * @param ids of the rows
   */
  public int[] filledRows(IdMap ids) {
    return IntStream.of(ids.indicesById()).filter(row -> count(row) > 0).toArray();
  }

  /** The column of the entry at {@code position}. */
  public int column(int position) {
    return indices[position];
  }

  /** The value of the entry at {@code position}. */
  public float value(int position) {
    return values[position];
  }

  /** Gives an entry another value. */
  @FunctionalInterface
  public interface EntryValue {
    /** The value of the entry at {@code position}, which is in {@code row}. */
    double of(int row, int position);
  }

  /**
   * The same entries with other values, in order of position.
   *
   * @throws IllegalArgumentException if a value is not finite as a float
   */
  public CsrMatrix withValues(EntryValue value) {
    float[] others = new float[values.length];
    for (int row = 0; row < rows(); row++) {
      for (int p = starts[row]; p < starts[row + 1]; p++) {
        others[p] = (float) value.of(row, p);
        if (!Float.isFinite(others[p])) {
          throw new IllegalArgumentException("row " + row + ": values must be finite");
        }
      }
    }
    return new CsrMatrix(columns, starts, indices, others);
  }

  /** All columns by position: a copy. */
  public int[] columnArray() {
    return indices.clone();
  }

  /** All values by position: a copy. */
  public float[] valueArray() {
    return values.clone();
  }

  /** The position of (row, column), or -1 where there is no entry. */
  public int find(int row, int column) {
    int low = starts[row];
    int high = starts[row + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (indices[middle] < column) {
        low = middle + 1;
      } else if (indices[middle] > column) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /** Ones wherever this or {@code other}, which has the same shape, has an entry. */
  CsrMatrix union(CsrMatrix other) {
    int[] unitedStarts = new int[starts.length];
    int[] united = new int[indices.length + other.indices.length];
    int size = 0;
    for (int row = 0; row < rows(); row++) {
      int p = starts[row];
      int q = other.starts[row];
      while (p < end(row) || q < other.end(row)) {
        int mine = p < end(row) ? indices[p] : columns;
        int others = q < other.end(row) ? other.indices[q] : columns;
        united[size++] = Math.min(mine, others);
        p += mine <= others ? 1 : 0;
        q += others <= mine ? 1 : 0;
      }
      unitedStarts[row + 1] = size;
    }
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return new CsrMatrix(columns, unitedStarts, Arrays.copyOf(united, size), ones);
  }

  /** The same entries by columns: rows and columns change places. */
  public CsrMatrix transpose() {
    int[] transposedStarts = new int[columns + 1];
    for (int column : indices) {
      transposedStarts[column + 1]++;
    }
    for (int c = 0; c < columns; c++) {
      transposedStarts[c + 1] += transposedStarts[c];
    }
    int[] next = transposedStarts.clone();
    int[] transposedIndices = new int[indices.length];
    float[] transposedValues = new float[indices.length];
    for (int row = 0; row < rows(); row++) {
      for (int p = starts[row]; p < starts[row + 1]; p++) {
        int q = next[indices[p]]++;
        transposedIndices[q] = row;
        transposedValues[q] = values[p];
      }
    }
    return new CsrMatrix(rows(), transposedStarts, transposedIndices, transposedValues);
  }
}
