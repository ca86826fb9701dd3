package org.deepmovie.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the entries of a model file. Every method checks name, type and shape before it allocates,
 * refuses numbers that are not finite, and says which entry is wrong and why.
 */
public interface ArchiveReader {

  /** The array of {@code rows} x {@code columns}, row by row. */
  float[] floats(String name, int rows, int columns) throws IOException;

  /** The vector of {@code length} floats. */
  float[] floats(String name, int length) throws IOException;

  /** The vector of {@code length} ints. */
  int[] ints(String name, int length) throws IOException;

  /** The vector of as many ints as there are. */
  int[] ints(String name) throws IOException;

  /** The JSON entry as {@code type}. */
  <T> T json(String name, Class<T> type) throws IOException;

  /** A nested file, to be closed by the caller. */
  InputStream file(String name) throws IOException;
}
