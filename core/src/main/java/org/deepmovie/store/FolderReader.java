package org.deepmovie.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** {@link ArchiveReader#inFolder}. */
record FolderReader(ArchiveReader archive, String prefix) implements ArchiveReader {

  @Override
  public float[] floats(String name, int rows, int columns) throws IOException {
    return archive.floats(prefix + name, rows, columns);
  }

  @Override
  public Optional<FloatRows> mapped(String name, int rows, int columns) throws IOException {
    return archive.mapped(prefix + name, rows, columns);
  }

  @Override
  public float[] floats(String name, int length) throws IOException {
    return archive.floats(prefix + name, length);
  }

  @Override
  public int[] ints(String name, int length) throws IOException {
    return archive.ints(prefix + name, length);
  }

  @Override
  public int[] ints(String name) throws IOException {
    return archive.ints(prefix + name);
  }

  @Override
  public List<String> strings(String name, int length) throws IOException {
    return archive.strings(prefix + name, length);
  }

  @Override
  public <T> T json(String name, Class<T> type) throws IOException {
    return archive.json(prefix + name, type);
  }

  @Override
  public boolean contains(String name) {
    return archive.contains(prefix + name);
  }

  @Override
  public InputStream file(String name) throws IOException {
    return archive.file(prefix + name);
  }
}
