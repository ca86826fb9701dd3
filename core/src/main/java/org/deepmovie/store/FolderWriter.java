package org.deepmovie.store;

import java.io.IOException;

/** {@link ArchiveWriter#intoFolder}. */
record FolderWriter(ArchiveWriter archive, String prefix) implements ArchiveWriter {

  @Override
  public void floats(String name, int rows, int columns, float[] values) throws IOException {
    archive.floats(prefix + name, rows, columns, values);
  }

  @Override
  public void floats(String name, FloatRows rows) throws IOException {
    archive.floats(prefix + name, rows);
  }

  @Override
  public void floats(String name, float[] values) throws IOException {
    archive.floats(prefix + name, values);
  }

  @Override
  public void ints(String name, int[] values) throws IOException {
    archive.ints(prefix + name, values);
  }

  @Override
  public void json(String name, Object value) throws IOException {
    archive.json(prefix + name, value);
  }

  @Override
  public void file(String name, FileContent content) throws IOException {
    archive.file(prefix + name, content);
  }
}
