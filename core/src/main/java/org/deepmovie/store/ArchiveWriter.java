package org.deepmovie.store;

import java.io.IOException;

/** Writes the entries of a model file. */
public interface ArchiveWriter {

  /** Writes floats as a NumPy array of {@code rows} x {@code columns}, row by row. */
  void floats(String name, int rows, int columns, float[] values) throws IOException;

  /** Writes rows as {@link #floats(String, int, int, float[])} does. */
  default void floats(String name, FloatRows rows) throws IOException {
    float[] values = new float[Math.multiplyExact(rows.rows(), rows.columns())];
    rows.copyTo(0, rows.rows(), values);
    floats(name, rows.rows(), rows.columns(), values);
  }

  /** Writes floats as a NumPy vector. */
  void floats(String name, float[] values) throws IOException;

  /** Writes ints as a NumPy vector. */
  void ints(String name, int[] values) throws IOException;

  /** Writes {@code value} (maps, lists, strings, numbers, records) as JSON. */
  void json(String name, Object value) throws IOException;

  /** Writes a nested file in a format of its own, such as a network's. */
  void file(String name, FileContent content) throws IOException;

  /**
   * Writes to this archive, with names that start with the name of a folder and a slash: the
   * entries of a model that is a part of another.
   */
  default ArchiveWriter intoFolder(String folder) {
    return new FolderWriter(this, folder + "/");
  }
}
