package org.deepmovie.internal.io;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.FloatRows;
import org.deepmovie.store.ModelFileException;

/** Reads an archive that {@link ZipArchiveWriter} wrote, and trusts nothing in it. */
public final class ZipArchiveReader implements ArchiveReader, AutoCloseable {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  /** Deflate compresses at most 1032 : 1; an entry that states more is refused. */
  private static final long MAX_COMPRESSION = 1100;

  /** Settings have some kilobytes at most. */
  private static final long MAX_JSON = 16L << 20;

  /** Memory needed per byte of an entry: the bytes, and strings or arrays made of them. */
  private static final long MEMORY_PER_BYTE = 4;

  private final String name;
  private final ZipFile zip;
  private final Optional<Path> mappingFolder;
  private long mappedBytes;

  private ZipArchiveReader(String name, ZipFile zip, Optional<Path> mappingFolder) {
    this.name = name;
    this.zip = zip;
    this.mappingFolder = mappingFolder;
  }

  /**
   * Opens the archive {@code path}, on any file system.
   *
   * @param mappingFolder the folder of the files to which {@link #mapped} copies arrays; without
   *     one it maps nothing
   * @throws ModelFileException if there is no such file, or it is not a zip archive
   */
  public static ZipArchiveReader open(Path path, Optional<Path> mappingFolder) throws IOException {
    String name = path.toString();
    if (path.getFileSystem().equals(FileSystems.getDefault())) {
      return open(name, path, ZipFile.OPEN_READ, mappingFolder);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return open(name, in, mappingFolder);
    } catch (NoSuchFileException e) {
      throw new ModelFileException("there is no model file " + name, e);
    }
  }

  /**
   * Opens the archive that {@code in} holds. Its bytes are copied to a temporary file that is
   * deleted when the archive is closed.
   *
   * @param name the name of the archive in messages
   * @param mappingFolder as above
   * @throws ModelFileException if it is not a zip archive
   */
  public static ZipArchiveReader open(String name, InputStream in, Optional<Path> mappingFolder)
      throws IOException {
    Path copy = temporary(name);
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return open(name, copy, ZipFile.OPEN_READ | ZipFile.OPEN_DELETE, mappingFolder);
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private static Path temporary(String name) throws IOException {
    try {
      return Files.createTempFile("deepmovie-", ".zip");
    } catch (IOException e) {
      throw new IOException(
          "%s is copied to a temporary file, which cannot be created in %s; give another folder by -Djava.io.tmpdir"
              .formatted(name, System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  private static ZipArchiveReader open(
      String name, Path file, int mode, Optional<Path> mappingFolder) throws IOException {
    try {
      return new ZipArchiveReader(name, new ZipFile(file.toFile(), mode), mappingFolder);
    } catch (ZipException | EOFException e) {
      throw new ModelFileException(name + " is not a model file, or it is truncated", e);
    } catch (FileNotFoundException e) {
      throw new ModelFileException(name + " is a folder, or you may not read it; give a file", e);
    } catch (NoSuchFileException e) {
      throw new ModelFileException("there is no model file " + name, e);
    }
  }

  @Override
  public float[] floats(String name, int rows, int columns) throws IOException {
    return read(name + ".npy", entry -> entry.floats(rows, columns));
  }

  @Override
  public Optional<FloatRows> mapped(String name, int rows, int columns) throws IOException {
    if (mappingFolder.isEmpty()) {
      return Optional.empty();
    }
    FloatRows mapped =
        read(
            name + ".npy",
            Memory.MAPPED_FILE,
            entry -> entry.mapped(rows, columns, mappingFolder.get()));
    mappedBytes += (long) Float.BYTES * rows * columns;
    return Optional.of(mapped);
  }

  /** The size of all arrays that were mapped. */
  public long mappedBytes() {
    return mappedBytes;
  }

  @Override
  public float[] floats(String name, int length) throws IOException {
    return read(name + ".npy", entry -> entry.floats(length));
  }

  @Override
  public int[] ints(String name, int length) throws IOException {
    return read(name + ".npy", entry -> entry.ints(length));
  }

  @Override
  public int[] ints(String name) throws IOException {
    return read(name + ".npy", ZipEntryReader::ints);
  }

  @Override
  public List<String> strings(String name, int length) throws IOException {
    return read(name, entry -> entry.strings(JSON, length));
  }

  @Override
  public <T> T json(String name, Class<T> type) throws IOException {
    long size = entry(name).getSize();
    if (size > MAX_JSON) {
      throw new ModelFileException(
          describe(entry(name)) + " has " + (size >> 20) + " MB; settings have at most 16 MB");
    }
    return read(name, entry -> entry.json(JSON, type));
  }

  @Override
  public boolean contains(String name) {
    return zip.getEntry(name) != null;
  }

  @Override
  public InputStream file(String name) throws IOException {
    return open(entry(name), Memory.HEAP);
  }

  /** Decodes an entry. */
  private interface EntryDecoder<T> {
    T decode(ZipEntryReader entry) throws IOException;
  }

  /** Where the content of an entry is to lie. */
  private enum Memory {
    HEAP,
    MAPPED_FILE
  }

  private <T> T read(String name, EntryDecoder<T> decoder) throws IOException {
    return read(name, Memory.HEAP, decoder);
  }

  private <T> T read(String name, Memory memory, EntryDecoder<T> decoder) throws IOException {
    ZipEntry entry = entry(name);
    try (InputStream in = new BufferedInputStream(open(entry, memory))) {
      ZipEntryReader reader = new ZipEntryReader(in, entry.getSize(), describe(entry));
      T value = decoder.decode(reader);
      reader.requireEnd();
      return value;
    } catch (ZipException | EOFException e) {
      throw new ModelFileException(describe(entry) + " is corrupt: " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "it ends too early" : e.getMessage();
  }

  private ZipEntry entry(String entryName) throws ModelFileException {
    ZipEntry entry = zip.getEntry(entryName);
    if (entry == null) {
      throw new ModelFileException(name + " is not a complete model file: it has no " + entryName);
    }
    return entry;
  }

  /** The checked bytes of {@code entry}, after checks of the size that it states. */
  private InputStream open(ZipEntry entry, Memory memory) throws IOException {
    long size = entry.getSize();
    if (size < 0 || size > MAX_COMPRESSION * Math.max(1, entry.getCompressedSize())) {
      throw new ModelFileException(
          describe(entry) + " states " + size + " bytes, which it cannot hold");
    }
    if (memory == Memory.HEAP && size > Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE) {
      throw new ModelFileException(
          describe(entry)
              + " unpacks to "
              + (size >> 20)
              + " MB, more than a quarter of this JVM's heap; if you trust the file, raise -Xmx");
    }
    return new CheckedEntryStream(zip.getInputStream(entry), entry, size);
  }

  private String describe(ZipEntry entry) {
    return name + ": " + entry.getName();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
