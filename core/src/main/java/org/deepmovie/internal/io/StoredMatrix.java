package org.deepmovie.internal.io;

import java.io.IOException;
import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** Sparse rows in a model file. */
public final class StoredMatrix {

  private StoredMatrix() {}

  /** Writes the rows as three arrays whose names start with {@code name}. */
  public static void save(ArchiveWriter archive, String name, CsrMatrix rows) throws IOException {
    int[] counts = new int[rows.rows()];
    Arrays.setAll(counts, rows::count);
    archive.ints(name + "_counts", counts);
    archive.ints(name + "_columns", rows.columnArray());
    archive.floats(name + "_values", rows.valueArray());
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws IllegalArgumentException if the arrays do not describe such rows
   */
  public static CsrMatrix load(ArchiveReader archive, String name, int rows, int columns)
      throws IOException {
    int[] counts = archive.ints(name + "_counts", rows);
    int[] starts = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      starts[row + 1] = starts[row] + counts[row];
    }
    int[] indices = archive.ints(name + "_columns");
    float[] values = archive.floats(name + "_values", indices.length);
    return CsrMatrix.of(columns, starts, indices, values);
  }
}
