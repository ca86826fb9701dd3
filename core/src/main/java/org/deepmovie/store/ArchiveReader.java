package org.deepmovie.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads the entries of a model file. Every method checks name, type and shape before it allocates
 * memory, and refuses floats that are not finite. Errors are a {@link ModelFileException} whose
 * message gives the entry and the problem.
 */
public interface ArchiveReader {

  /** An array of {@code rows} x {@code columns} floats, row by row. */
  float[] floats(String name, int rows, int columns) throws IOException;

  /**
   * An array of {@code rows} x {@code columns} floats in a mapped file, so that it takes no room on
   * the heap; empty if the archive was opened to be read to the heap, as it is by default.
   */
  default Optional<FloatRows> mapped(String name, int rows, int columns) throws IOException {
    return Optional.empty();
  }

  /** A vector of {@code length} floats. */
  float[] floats(String name, int length) throws IOException;

  /** A vector of {@code length} ints. */
  int[] ints(String name, int length) throws IOException;

  /** A vector of ints, of any length. */
  int[] ints(String name) throws IOException;

  /** A JSON array of {@code length} strings. */
  List<String> strings(String name, int length) throws IOException;

  /** A JSON entry as an object of {@code type}, in which nothing is null. */
  <T> T json(String name, Class<T> type) throws IOException;

  /**
   * Whether there is an entry of this name, which for an array ends with {@code .npy}: what a model
   * may lack, or what files of earlier releases lack.
   */
  boolean contains(String name);

  /** A nested file; the caller closes it. */
  InputStream file(String name) throws IOException;

  /** The entries of this archive that {@link ArchiveWriter#intoFolder} wrote. */
  default ArchiveReader inFolder(String folder) {
    return new FolderReader(this, folder + "/");
  }
}
