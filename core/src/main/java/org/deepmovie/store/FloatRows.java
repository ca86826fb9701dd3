package org.deepmovie.store;

import java.util.Arrays;

/**
 * Rows of floats of one length, such as the vectors of users, that are read where they lie: in an
 * array, or in a file that is mapped into memory ({@link ArchiveReader#mapped}). They may be more
 * than an array holds. Reading is safe in any number of threads.
 */
public interface FloatRows {

  /** The number of rows. */
  int rows();

  /** The length of a row. */
  int columns();

  /** The value at (row, column). */
  float get(int row, int column);

  /**
   * An array that holds {@code row} from {@link #offset} on: that of all rows, or a copy. The
   * caller does not write to it.
   */
  float[] array(int row);

  /** The index in {@link #array} of the first value of {@code row}. */
  int offset(int row);

  /**
   * Copies rows to the beginning of an array.
   *
   * @param first the first row
   * @param count the number of rows
   */
  void copyTo(int first, int count, float[] into);

  /** A copy of {@code row}. */
  default float[] row(int row) {
    return Arrays.copyOfRange(array(row), offset(row), offset(row) + columns());
  }
}
