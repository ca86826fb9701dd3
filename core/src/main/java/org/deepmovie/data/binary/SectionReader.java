package org.deepmovie.data.binary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.deepmovie.data.DataFormatException;

/** Reads the sections of a file, whose blocks are mapped into memory and checked in parallel. */
final class SectionReader {

  /** The ending of the name of the section of the lengths of texts. */
  static final String LENGTHS = ".lengths";

  private final String source;
  private final FileChannel channel;
  private final Map<String, FileSection> sections;

  /**
   * Reads from {@code channel}.
   *
   * @param source the file's name in messages
   */
  SectionReader(String source, FileChannel channel, FileContents contents) {
    this.source = source;
    this.channel = channel;
    this.sections = contents.byName();
  }

  boolean has(String name) {
    return sections.containsKey(name);
  }

  int[] ints(String name) throws IOException {
    FileSection section = section(name, Integer.BYTES);
    int[] values = new int[(int) (section.bytes() / Integer.BYTES)];
    forEachBlock(
        section,
        (block, from) ->
            block
                .asIntBuffer()
                .get(values, (int) (from / Integer.BYTES), block.remaining() / Integer.BYTES));
    return values;
  }

  float[] floats(String name) throws IOException {
    FileSection section = section(name, Float.BYTES);
    float[] values = new float[(int) (section.bytes() / Float.BYTES)];
    forEachBlock(
        section,
        (block, from) ->
            block
                .asFloatBuffer()
                .get(values, (int) (from / Float.BYTES), block.remaining() / Float.BYTES));
    return values;
  }

  long[] longs(String name) throws IOException {
    FileSection section = section(name, Long.BYTES);
    long[] values = new long[(int) (section.bytes() / Long.BYTES)];
    forEachBlock(
        section,
        (block, from) ->
            block
                .asLongBuffer()
                .get(values, (int) (from / Long.BYTES), block.remaining() / Long.BYTES));
    return values;
  }

  List<String> texts(String name) throws IOException {
    FileSection section = section(name, 1);
    byte[] bytes = new byte[(int) section.bytes()];
    forEachBlock(section, (block, from) -> block.get(bytes, (int) from, block.remaining()));
    List<String> texts = new ArrayList<>();
    int from = 0;
    for (int length : ints(name + LENGTHS)) {
      if (length < 0 || length > bytes.length - from) {
        throw damaged();
      }
      texts.add(new String(bytes, from, length, StandardCharsets.UTF_8));
      from += length;
    }
    return texts;
  }

  /** The section {@code name}, which holds whole numbers of {@code width} bytes. */
  private FileSection section(String name, int width) throws IOException {
    FileSection section = sections.get(name);
    if (section == null
        || section.offset() < 0
        || section.bytes() < 0
        || section.bytes() % width != 0
        || section.bytes() / width > Integer.MAX_VALUE - 8
        || section.offset() > channel.size() - section.bytes()
        || section.checksums().size() != section.blocks()) {
      throw damaged();
    }
    return section;
  }

  DataFormatException damaged() {
    return new DataFormatException(source, "is damaged; convert the data again");
  }

  /** Takes a block. */
  @FunctionalInterface
  private interface BlockTarget {
    /**
     * Takes a block of a section.
     *
     * @param from the position of its first byte in the section
     */
    void take(ByteBuffer block, long from);
  }

  private void forEachBlock(FileSection section, BlockTarget target) throws IOException {
    try {
      boolean intact =
          IntStream.range(0, section.blocks())
              .parallel()
              .allMatch(block -> take(section, block, target));
      if (!intact) {
        throw damaged();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Hands a block over if its checksum is right. */
  private boolean take(FileSection section, int number, BlockTarget target) {
    long from = (long) number * FileSection.BLOCK;
    try {
      ByteBuffer block =
          channel
              .map(
                  FileChannel.MapMode.READ_ONLY,
                  section.offset() + from,
                  section.blockBytes(number))
              .order(ByteOrder.LITTLE_ENDIAN);
      CRC32C checksum = new CRC32C();
      checksum.update(block);
      block.rewind();
      if ((int) checksum.getValue() != section.checksums().get(number)) {
        return false;
      }
      target.take(block, from);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
