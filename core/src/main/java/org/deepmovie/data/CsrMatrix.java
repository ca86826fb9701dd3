package org.deepmovie.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.deepmovie.internal.parallel.CountingSort;
import org.deepmovie.internal.parallel.ParallelRanges;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * A sparse float matrix in compressed row format (CSR). Immutable. The entries of row {@code r} are
 * at the positions {@code start(r) .. end(r)-1}, sorted by column.
 *
 * <p>A {@link RatingMatrix} holds two of these, by user and by item, so that the same code serves
 * both half-sweeps of an alternating method.
 */
public final class CsrMatrix {

  private static final String COLUMNS = "columns";

  private final int columns;
  private final int[] starts;
  private final int[] indices;
  private final float[] values;

  /** A matrix on arrays that are known to be valid; see {@link #of}. */
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
   * @param starts the position of each row's first entry, and the number of entries at the end
   * @param indices the column of each entry, ascending within a row
   * @param values the value of each entry, finite
   * @throws IllegalArgumentException if the arrays do not describe such a matrix
   */
  public static CsrMatrix of(int columns, int[] starts, int[] indices, float[] values) {
    if (starts.length == 0
        || starts[0] != 0
        || starts[starts.length - 1] != indices.length
        || values.length != indices.length) {
      throw new IllegalArgumentException(
          "row starts, columns and values do not have matching lengths");
    }
    CsrMatrix matrix = new CsrMatrix(columns, starts, indices, values);
    matrix.checkRows();
    return matrix;
  }

  private void checkRows() {
    AtomicInteger firstInvalid = new AtomicInteger(Integer.MAX_VALUE);
    ParallelRanges.forEachRow(
        rows(),
        size(),
        (number, from, to) -> {
          for (int row = from; row < to; row++) {
            if (!endsInside(row) || !isValid(row)) {
              firstInvalid.accumulateAndGet(row, Math::min);
              return;
            }
          }
        });
    int row = firstInvalid.get();
    if (row < rows()) {
      throw new IllegalArgumentException(
          endsInside(row)
              ? "row " + row + ": columns must ascend below " + columns + ", values must be finite"
              : "row " + row + " ends outside the entries");
    }
  }

  private boolean endsInside(int row) {
    return start(row) >= 0 && end(row) >= start(row) && end(row) <= size();
  }

  private boolean isValid(int row) {
    int lowest = 0;
    for (int p = start(row); p < end(row); p++) {
      if (indices[p] < lowest || indices[p] >= columns || !Float.isFinite(values[p])) {
        return false;
      }
      lowest = indices[p] + 1;
    }
    return true;
  }

  /** A matrix without entries. */
  static CsrMatrix empty(int rows, int columns) {
    return new CsrMatrix(columns, new int[rows + 1], new int[0], new float[0]);
  }

  /** Turns {@code counts}, with the count of row r at r + 1, into row starts, in place. */
  static void accumulate(int[] counts) {
    for (int row = 0; row + 1 < counts.length; row++) {
      counts[row + 1] += counts[row];
    }
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
  public int[] nonEmptyRows() {
    return IntStream.range(0, rows()).filter(row -> count(row) > 0).toArray();
  }

  /**
   * The rows that have entries, sorted by external id. Random draws from this order do not depend
   * on the order of rows in a file.
   *
   * @param ids the ids of the rows
   */
  public int[] nonEmptyRows(IdMap ids) {
    return IntStream.of(ids.indicesById()).filter(row -> count(row) > 0).toArray();
  }

  /**
   * The row of the entry at {@code position}, or one before it: empty rows may lie between.
   *
   * @param starts where the entries of each row start, and their number at the end
   */
  static int rowAt(int position, int[] starts) {
    int found = Arrays.binarySearch(starts, position);
    return Math.max(0, found < 0 ? -found - 2 : Math.min(found, starts.length - 2));
  }

  /** The column of the entry at {@code position}. */
  public int column(int position) {
    return indices[position];
  }

  /** The value of the entry at {@code position}. */
  public float value(int position) {
    return values[position];
  }

  /** The position of the entry at (row, column), or -1 if there is none. */
  public int find(int row, int column) {
    int position = Arrays.binarySearch(indices, starts[row], starts[row + 1], column);
    return position < 0 ? -1 : position;
  }

  /** All columns by position: a copy. */
  public int[] columnArray() {
    return indices.clone();
  }

  /** All values by position: a copy. */
  public float[] valueArray() {
    return values.clone();
  }

  /** Computes the new value of an entry. */
  @FunctionalInterface
  public interface EntryValue {
    /** The value of the entry at {@code position}, which is in {@code row}. */
    double of(int row, int position);
  }

  /**
   * The same entries with other values. Values are computed in order of position.
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

  /** Ones wherever this or {@code other}, which has the same shape, has an entry. */
  public CsrMatrix union(CsrMatrix other) {
    int[] unionStarts = new int[starts.length];
    int[] union = new int[indices.length + other.indices.length];
    int size = 0;
    for (int row = 0; row < rows(); row++) {
      int p = starts[row];
      int q = other.starts[row];
      while (p < end(row) || q < other.end(row)) {
        int mine = p < end(row) ? indices[p] : columns;
        int others = q < other.end(row) ? other.indices[q] : columns;
        union[size++] = Math.min(mine, others);
        p += mine <= others ? 1 : 0;
        q += others <= mine ? 1 : 0;
      }
      unionStarts[row + 1] = size;
    }
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return new CsrMatrix(columns, unionStarts, Arrays.copyOf(union, size), ones);
  }

  /** The entries where {@code other}, which has the same shape, has none. */
  public CsrMatrix without(CsrMatrix other) {
    int[] restStarts = new int[starts.length];
    int[] restIndices = new int[indices.length];
    float[] restValues = new float[indices.length];
    int size = 0;
    for (int row = 0; row < rows(); row++) {
      for (int p = starts[row]; p < starts[row + 1]; p++) {
        if (other.find(row, indices[p]) < 0) {
          restIndices[size] = indices[p];
          restValues[size++] = values[p];
        }
      }
      restStarts[row + 1] = size;
    }
    return new CsrMatrix(
        columns, restStarts, Arrays.copyOf(restIndices, size), Arrays.copyOf(restValues, size));
  }

  /** The transposed matrix: the same entries by column. */
  public CsrMatrix transpose() {
    int ranges = ParallelRanges.count(indices.length);
    CountingSort sort =
        new CountingSort(
            indices.length,
            columns,
            ranges,
            (number, from, to, counts) -> {
              for (int p = from; p < to; p++) {
                counts[indices[p]]++;
              }
            });
    int[] transposedIndices = new int[indices.length];
    float[] transposedValues = new float[indices.length];
    ParallelRanges.forEach(
        indices.length,
        ranges,
        (number, from, to) -> {
          int[] next = sort.next(number);
          int row = rowAt(from, starts);
          for (int p = from; p < to; p++) {
            while (p >= starts[row + 1]) {
              row++;
            }
            int q = next[indices[p]]++;
            transposedIndices[q] = row;
            transposedValues[q] = values[p];
          }
        });
    return new CsrMatrix(rows(), sort.starts(), transposedIndices, transposedValues);
  }

  /** Writes the matrix as three arrays whose names start with {@code name}. */
  public void save(ArchiveWriter archive, String name) throws IOException {
    save(archive, name, COLUMNS);
  }

  /** As above, with another word than "columns" in the name of the columns' array. */
  public void save(ArchiveWriter archive, String name, String columns) throws IOException {
    int[] counts = new int[rows()];
    Arrays.setAll(counts, this::count);
    archive.ints(name + "_counts", counts);
    archive.ints(name + "_" + columns, indices);
    archive.floats(name + "_values", values);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws IOException if an array is missing or has another length
   * @throws IllegalArgumentException if the arrays do not describe such a matrix
   */
  public static CsrMatrix load(ArchiveReader archive, String name, int rows, int columns)
      throws IOException {
    return load(archive, name, COLUMNS, rows, columns);
  }

  /** Reads what {@link #save(ArchiveWriter, String, String)} wrote; errors are as above. */
  public static CsrMatrix load(
      ArchiveReader archive, String name, String columnsName, int rows, int columns)
      throws IOException {
    int[] counts = archive.ints(name + "_counts", rows);
    int[] starts = new int[rows + 1];
    System.arraycopy(counts, 0, starts, 1, rows);
    accumulate(starts);
    int[] indices = archive.ints(name + "_" + columnsName);
    float[] values = archive.floats(name + "_values", indices.length);
    return of(columns, starts, indices, values);
  }
}
