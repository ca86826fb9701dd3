package org.deepmovie.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deepmovie.internal.number.PlainNumbers;
import org.deepmovie.store.ModelFileException;

/**
 * NumPy's array format for little-endian floats and ints in row-major order.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the
 *     format</a>
 */
public final class Npy {

  /** The type of 32-bit floats, little-endian. */
  public static final String FLOAT = "<f4";

  /** The type of 64-bit floats, little-endian. */
  public static final String DOUBLE = "<f8";

  static final String INT = "<i4";

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  /** So many numbers are converted at a time. */
  static final int CHUNK = 1 << 14;

  private static final int LONGEST_HEADER = 1 << 16;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']*)', 'fortran_order': (True|False), 'shape': \\(([0-9, ]*)\\),"
              + " *\\}\\s*");

  private Npy() {}

  /** Writes the header of an array of {@code type}. */
  public static void writeHeader(OutputStream out, String type, int... shape) throws IOException {
    StringBuilder header = new StringBuilder("{'descr': '" + type + "', 'fortran_order': False, ");
    header.append("'shape': (");
    for (int length : shape) {
      header.append(length).append(shape.length == 1 ? "," : ", ");
    }
    if (shape.length > 1) {
      header.setLength(header.length() - 2);
    }
    header.append("), }");
    while ((MAGIC.length + 2 + header.length() + 1) % ALIGNMENT != 0) {
      header.append(' ');
    }
    header.append('\n');
    out.write(MAGIC);
    out.write(header.length() & 0xff);
    out.write(header.length() >> 8);
    out.write(header.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The header of an array.
   *
   * @param type of the elements, such as {@link #FLOAT}
   */
  public record NpyHeader(String type, int[] shape) {}

  /**
   * Reads a header.
   *
   * @return the shape
   * @throws ModelFileException if it is not the header of an array of {@code type}
   */
  static int[] readHeader(InputStream in, String entry, String type) throws IOException {
    NpyHeader header = readHeader(in, entry);
    if (!header.type().equals(type)) {
      throw new ModelFileException(
          entry + " holds " + header.type() + ", row-major; expected " + type + ", row-major");
    }
    return header.shape();
  }

  /**
   * Reads a header.
   *
   * @param entry what is read, for messages
   * @throws ModelFileException if it is not the header of a row-major array
   */
  public static NpyHeader readHeader(InputStream in, String entry) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length);
    int version = start.length < MAGIC.length ? 0 : start[MAGIC.length - 2];
    int name = MAGIC.length - 2;
    if (!Arrays.equals(start, 0, Math.min(name, start.length), MAGIC, 0, name)
        || version < 1
        || version > 3) {
      throw new ModelFileException(entry + " is not a NumPy array");
    }
    int length = 0;
    byte[] bytes = in.readNBytes(version == 1 ? 2 : 4);
    for (int n = bytes.length - 1; n >= 0; n--) {
      length = length << 8 | (bytes[n] & 0xff);
    }
    if (length < 0 || length > LONGEST_HEADER) {
      throw new ModelFileException(entry + " has a header of " + length + " bytes");
    }
    Matcher matcher = HEADER.matcher(new String(in.readNBytes(length), StandardCharsets.US_ASCII));
    if (!matcher.matches()) {
      throw new ModelFileException(entry + " has an unreadable NumPy header");
    }
    if (!matcher.group(2).equals("False")) {
      throw new ModelFileException(
          entry + " holds " + matcher.group(1) + ", column-major; expected row-major");
    }
    List<Integer> shape = new ArrayList<>();
    for (String part : matcher.group(3).split(",")) {
      if (!part.isBlank()) {
        try {
          shape.add(PlainNumbers.parseInt(part.strip()));
        } catch (NumberFormatException e) {
          throw new ModelFileException(
              entry + " has an impossible shape (" + matcher.group(3) + ")");
        }
      }
    }
    return new NpyHeader(matcher.group(1), shape.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Writes floats. */
  public static void writeFloats(OutputStream out, float[] values) throws IOException {
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      ByteBuffer buffer = littleEndian(count);
      buffer.asFloatBuffer().put(values, from, count);
      out.write(buffer.array());
    }
  }

  static void writeInts(OutputStream out, int[] values) throws IOException {
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      ByteBuffer buffer = littleEndian(count);
      buffer.asIntBuffer().put(values, from, count);
      out.write(buffer.array());
    }
  }

  /** Reads floats until {@code into} is full. */
  public static void readFloats(InputStream in, float[] into) throws IOException {
    for (int from = 0; from < into.length; from += CHUNK) {
      int count = Math.min(CHUNK, into.length - from);
      ByteBuffer buffer = littleEndian(count);
      fill(in, buffer);
      buffer.asFloatBuffer().get(into, from, count);
    }
  }

  /** Reads doubles as floats until {@code into} is full. */
  public static void readDoubles(InputStream in, float[] into) throws IOException {
    for (int from = 0; from < into.length; from += CHUNK) {
      int count = Math.min(CHUNK, into.length - from);
      ByteBuffer buffer = littleEndian(2 * count);
      fill(in, buffer);
      for (int n = 0; n < count; n++) {
        into[from + n] = (float) buffer.getDouble(8 * n);
      }
    }
  }

  static void readInts(InputStream in, int[] into) throws IOException {
    for (int from = 0; from < into.length; from += CHUNK) {
      int count = Math.min(CHUNK, into.length - from);
      ByteBuffer buffer = littleEndian(count);
      fill(in, buffer);
      buffer.asIntBuffer().get(into, from, count);
    }
  }

  private static ByteBuffer littleEndian(int count) {
    return ByteBuffer.allocate(count * 4).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void fill(InputStream in, ByteBuffer buffer) throws IOException {
    int read = in.readNBytes(buffer.array(), 0, buffer.capacity());
    if (read < buffer.capacity()) {
      throw new ModelFileException("the array ends early");
    }
  }
}
