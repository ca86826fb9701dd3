package org.deepmovie.data.binary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.internal.io.TextLines;

/**
 * Data sets in a binary form: ids, ratings, times, titles, texts, attributes and implicit feedback
 * as arrays. Reading maps the file into memory, checks the CRC-32C of every byte and that indices
 * are in range and values finite, and copies the arrays to the heap, all by all threads.
 *
 * <p>The form: 8 bytes by which it is known, the sections, the table of contents as JSON, its
 * length (4 bytes) and CRC-32C (4), the version of the form (4), and 4 bytes that show that nothing
 * is cut off. Numbers are little-endian.
 */
public final class DatasetFile {

  private static final byte[] MAGIC = {(byte) 0x89, 'D', 'M', 'D', '\r', '\n', 0x1A, '\n'};
  private static final int END = 0x444D4421;
  private static final int VERSION = 1;
  private static final int TAIL = 4 * Integer.BYTES;
  private static final int MOST_CONTENTS = 1 << 26;

  private static final ObjectMapper JSON = new ObjectMapper();

  private DatasetFile() {}

  /** Whether {@code file} begins as the binary form does. */
  public static boolean isDatasetFile(Path file) throws IOException {
    return Files.isRegularFile(file) && Arrays.equals(TextLines.start(file, MAGIC.length), MAGIC);
  }

  /**
   * Writes {@code data}; an older file is replaced, or left unchanged on failure.
   *
   * @throws IllegalArgumentException if it has given vectors, which the form has no place for
   * @throws IOException if it cannot be written
   */
  public static void write(Dataset data, Path file) throws IOException {
    if (!data.userVectors().isEmpty() || !data.itemVectors().isEmpty()) {
      throw new IllegalArgumentException(
          "given vectors are not kept in the binary form; convert the data without them");
    }
    AtomicFile.write(
        file,
        out -> {
          out.write(MAGIC);
          SectionWriter sections = new SectionWriter(out, MAGIC.length);
          DatasetSections.write(data, sections);
          out.write(tail(JSON.writeValueAsBytes(FileContents.of(data, sections.sections()))));
        });
  }

  private static byte[] tail(byte[] contents) {
    return ByteBuffer.allocate(contents.length + TAIL)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(contents)
        .putInt(contents.length)
        .putInt(checksum(contents))
        .putInt(VERSION)
        .putInt(END)
        .array();
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }

  /**
   * Reads a data set that {@link #write} wrote.
   *
   * @throws DataFormatException if it is cut off, damaged, or of a later version
   */
  public static Dataset read(Path file) throws IOException {
    String source = file.toString();
    try (FileChannel channel = FileChannel.open(file)) {
      FileContents contents = readContents(source, channel);
      return DatasetSections.read(contents, new SectionReader(source, channel, contents));
    } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // The checksums are right, so that a program other than this one wrote the file.
      DataFormatException damaged =
          new DataFormatException(source, "is damaged; convert the data again");
      damaged.initCause(e);
      throw damaged;
    }
  }

  private static FileContents readContents(String source, FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer tail = read(channel, Math.max(0, size - TAIL), TAIL);
    if (size < MAGIC.length + TAIL || tail.getInt(3 * Integer.BYTES) != END) {
      throw new DataFormatException(source, "is cut off; copy it, or convert the data, again");
    }
    int version = tail.getInt(2 * Integer.BYTES);
    if (version != VERSION) {
      throw new DataFormatException(
          source,
          "has version %d of the binary form, and this program reads version %d; convert the data again"
              .formatted(version, VERSION));
    }
    int length = tail.getInt(0);
    if (length < 0 || length > Math.min(MOST_CONTENTS, size - TAIL - MAGIC.length)) {
      throw new DataFormatException(source, "is damaged; convert the data again");
    }
    byte[] contents = read(channel, size - TAIL - length, length).array();
    if (checksum(contents) != tail.getInt(Integer.BYTES)) {
      throw new DataFormatException(source, "is damaged; convert the data again");
    }
    return JSON.readValue(new String(contents, StandardCharsets.UTF_8), FileContents.class);
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      continue;
    }
    return bytes;
  }
}
