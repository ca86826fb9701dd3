package org.deepmovie.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads an archive that {@link ZipArchiveWriter} wrote; distrusts everything it says. */
public final class ZipArchiveReader implements ArchiveReader, AutoCloseable {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final int HEADER_ROOM = 10 + 0xffff;

  /** Deflate shrinks by at most 1032 : 1; what claims more is no zip that was ever written. */
  private static final long HIGHEST_RATIO = 1100;

  /** What reading takes at most: the bytes, and strings or arrays made of them. */
  private static final long MEMORY_PER_BYTE = 4;

  private final Path path;
  private final ZipFile zip;

  /**
   * Opens {@code path}.
   *
   * @throws IOException if there is no such file, or it is not a zip
   */
  public ZipArchiveReader(Path path) throws IOException {
    this.path = path;
    try {
      this.zip = new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw new ModelFileException(path + " is not a model file, or it is truncated", e);
    } catch (NoSuchFileException e) {
      throw new ModelFileException("there is no model file " + path, e);
    }
  }

  @Override
  public float[] floats(String name, int rows, int columns) throws IOException {
    return read(
        name + ".npy",
        (in, entry) -> {
          float[] values = new float[elements(in, entry, Npy.FLOAT, rows, columns)];
          Npy.readFloats(in, values);
          checkFinite(entry, values);
          return values;
        });
  }

  @Override
  public float[] floats(String name, int length) throws IOException {
    return read(
        name + ".npy",
        (in, entry) -> {
          float[] values = new float[elements(in, entry, Npy.FLOAT, length)];
          Npy.readFloats(in, values);
          checkFinite(entry, values);
          return values;
        });
  }

  @Override
  public int[] ints(String name, int length) throws IOException {
    return read(
        name + ".npy",
        (in, entry) -> {
          int[] values = new int[elements(in, entry, Npy.INT, length)];
          Npy.readInts(in, values);
          return values;
        });
  }

  @Override
  public int[] ints(String name) throws IOException {
    return read(
        name + ".npy",
        (in, entry) -> {
          int[] shape = Npy.readHeader(in, describe(entry), Npy.INT);
          if (shape.length != 1) {
            throw wrongShape(entry, shape, "one dimension");
          }
          checkSize(entry, shape[0]);
          int[] values = new int[shape[0]];
          Npy.readInts(in, values);
          return values;
        });
  }

  private int elements(InputStream in, ZipEntry entry, String type, int... expected)
      throws IOException {
    int[] shape = Npy.readHeader(in, describe(entry), type);
    if (!Arrays.equals(shape, expected)) {
      throw wrongShape(entry, shape, Arrays.toString(expected));
    }
    long elements = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    checkSize(entry, elements);
    return (int) elements;
  }

  private ModelFileException wrongShape(ZipEntry entry, int[] shape, String expected) {
    return new ModelFileException(
        describe(entry) + " has the shape " + Arrays.toString(shape) + ", not " + expected);
  }

  /** Refuses an array that its entry cannot hold, before anything is allocated for it. */
  private void checkSize(ZipEntry entry, long elements) throws ModelFileException {
    long bytes = elements * 4;
    if (elements > Integer.MAX_VALUE - 8
        || entry.getSize() < bytes
        || entry.getSize() > bytes + HEADER_ROOM) {
      throw new ModelFileException(
          describe(entry) + " claims " + elements + " elements in " + entry.getSize() + " bytes");
    }
  }

  private void checkFinite(ZipEntry entry, float[] values) throws ModelFileException {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new ModelFileException(describe(entry) + " holds " + value);
      }
    }
  }

  @Override
  public <T> T json(String name, Class<T> type) throws IOException {
    return read(
        name,
        (in, entry) -> {
          try {
            T value = JSON.readValue(in.readAllBytes(), type);
            if (value == null) {
              throw new ModelFileException(describe(entry) + " is empty");
            }
            return value;
          } catch (JacksonException e) {
            throw new ModelFileException(
                describe(entry) + " cannot be read: " + e.getOriginalMessage(), e);
          }
        });
  }

  @Override
  public InputStream file(String name) throws IOException {
    ZipEntry entry = entry(name);
    return verified(entry);
  }

  /** The entry's bytes, as many as it claims, if there can be and may be so many. */
  private InputStream verified(ZipEntry entry) throws IOException {
    long size = entry.getSize();
    if (size < 0 || size > HIGHEST_RATIO * Math.max(1, entry.getCompressedSize())) {
      throw new ModelFileException(
          describe(entry) + " claims " + size + " bytes, which it cannot hold");
    }
    if (size > Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE) {
      throw new ModelFileException(
          describe(entry) + " has " + (size >> 20) + " MB, too much for this JVM; raise -Xmx");
    }
    return new CheckedEntryStream(zip.getInputStream(entry), entry, size);
  }

  private interface Body<T> {
    T read(InputStream in, ZipEntry entry) throws IOException;
  }

  private <T> T read(String name, Body<T> body) throws IOException {
    ZipEntry entry = entry(name);
    try (InputStream in = new BufferedInputStream(verified(entry))) {
      T value = body.read(in, entry);
      if (in.read() >= 0) {
        throw new ModelFileException(describe(entry) + " is longer than it says");
      }
      return value;
    } catch (ZipException | EOFException e) {
      throw new ModelFileException(describe(entry) + " is corrupt: " + e.getMessage(), e);
    }
  }

  private ZipEntry entry(String name) throws ModelFileException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new ModelFileException(path + " is not a complete model file: it has no " + name);
    }
    return entry;
  }

  private String describe(ZipEntry entry) {
    return path + ": " + entry.getName();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
