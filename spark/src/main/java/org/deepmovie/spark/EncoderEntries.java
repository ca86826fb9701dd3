package org.deepmovie.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.deepmovie.internal.encoder.StoredEncoder;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.FileContent;

/** Collects the entries that an encoder writes to a model file. */
final class EncoderEntries implements ArchiveWriter {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, byte[]> contents = new TreeMap<>();

  private EncoderEntries() {}

  /** The contents of the entries of an encoder of items, by name. */
  static Map<String, byte[]> of(StoredEncoder encoder) {
    EncoderEntries entries = new EncoderEntries();
    try {
      encoder.save(entries, StoredEncoder.OF_ITEMS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries.contents;
  }

  @Override
  public void json(String name, Object value) throws IOException {
    contents.put(name, MAPPER.writeValueAsBytes(value));
  }

  @Override
  public void file(String name, FileContent content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    content.writeTo(bytes);
    contents.put(name, bytes.toByteArray());
  }

  @Override
  public void floats(String name, int rows, int columns, float[] values) {
    throw unexpected(name);
  }

  @Override
  public void floats(String name, float[] values) {
    throw unexpected(name);
  }

  @Override
  public void ints(String name, int[] values) {
    throw unexpected(name);
  }

  private static IllegalStateException unexpected(String name) {
    return new IllegalStateException("an encoder has no array " + name);
  }
}
