package org.deepmovie.data.binary;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes the sections of a file one after the other. */
final class SectionWriter {

  /** The number at a position of an array. */
  @FunctionalInterface
  interface IntAt {
    int get(int position);
  }

  /** The number at a position of an array. */
  @FunctionalInterface
  interface LongAt {
    long get(int position);
  }

  private final OutputStream out;
  private final ByteBuffer block =
      ByteBuffer.allocate(FileSection.BLOCK).order(ByteOrder.LITTLE_ENDIAN);
  private final List<FileSection> sections = new ArrayList<>();
  private final List<Integer> checksums = new ArrayList<>();
  private long written;

  /**
   * Writes to {@code out}.
   *
   * @param offset the number of bytes that are in the file already
   */
  SectionWriter(OutputStream out, long offset) {
    this.out = out;
    this.written = offset;
  }

  /** The sections so far. */
  List<FileSection> sections() {
    return sections;
  }

  void ints(String name, int size, IntAt values) throws IOException {
    long start = written;
    for (int p = 0; p < size; p++) {
      room(Integer.BYTES).putInt(values.get(p));
    }
    end(name, start);
  }

  void longs(String name, int size, LongAt values) throws IOException {
    long start = written;
    for (int p = 0; p < size; p++) {
      room(Long.BYTES).putLong(values.get(p));
    }
    end(name, start);
  }

  /** Texts as two sections: their lengths in bytes of UTF-8, and these bytes. */
  void texts(String name, List<String> texts) throws IOException {
    ints(name + SectionReader.LENGTHS, texts.size(), n -> utf8(texts.get(n)).length);
    long start = written;
    for (String text : texts) {
      for (byte each : utf8(text)) {
        room(1).put(each);
      }
    }
    end(name, start);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (block.remaining() < bytes) {
      flush();
    }
    return block;
  }

  private void flush() throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(block.array(), 0, block.position());
    checksums.add((int) checksum.getValue());
    out.write(block.array(), 0, block.position());
    written += block.position();
    block.clear();
  }

  private void end(String name, long start) throws IOException {
    if (block.position() > 0) {
      flush();
    }
    sections.add(new FileSection(name, start, written - start, checksums));
    checksums.clear();
  }
}
