package org.deepmovie.cli.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** One change of one part of a model file: of JSON, of an array, or of the file of an encoder. */
final class PartMutation {

  private static final float[] FLOATS = {
    3e38f,
    -3e38f,
    1e30f,
    -1e30f,
    1e20f,
    -1e20f,
    1e19f,
    1e10f,
    -1e10f,
    1e-30f,
    1e-45f,
    -1e-45f,
    0,
    -0f,
    1,
    -1,
    Float.NaN,
    Float.POSITIVE_INFINITY
  };
  private static final int[] INTS = {
    -1, 0, 1, 2, 3, 7, 9, 12, 255, 1 << 16, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE
  };
  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "1",
          "2",
          "0.5",
          "1e9",
          "1e20",
          "3e38",
          "1e308",
          "-1e308",
          "1e400",
          "5e-324",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "1e1000000000",
          "NaN",
          "null",
          "true",
          "\"\"",
          "\"3\"",
          "[]",
          "{}",
          "00");
  private static final List<String> STRINGS =
      List.of(
          "\"\"",
          "null",
          "1",
          "[]",
          "{}",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\n\"",
          "\"../../x\"",
          "\"pmf\"",
          "\"svd++\"",
          "\"0\"",
          "\"-1\"",
          "\"2000\"",
          "\"NaN\"",
          "\"1e308\"",
          "\"2147483647\"",
          "\"gibbs\"",
          "\"true\"",
          "\"none\"");
  private static final List<String> SHAPES =
      List.of(
          "0,",
          "1,",
          "2147483647,",
          "2147483648,",
          "-1,",
          "3, 3",
          "65536, 65536",
          "0, 0",
          "0, 2147483647",
          "",
          "1, 1, 1, 1");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\"\\w.])-?[0-9][0-9.eE+-]*(?![\\w\"])");
  private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
  private static final Pattern MEMBER = Pattern.compile(",[^,]*");
  private static final Pattern SHAPE = Pattern.compile("(?<='shape': \\()[^)]*");

  private final ByteBuffer script;
  private final byte[] part;
  private final byte[] result;
  private String change = "as it was";

  /**
   * Changes {@code part}.
   *
   * @param operation what to do
   * @param script the bytes from which places and values are read
   */
  PartMutation(String name, byte[] part, int operation, ByteBuffer script) {
    this.part = part;
    this.script = script;
    this.result =
        operation % 16 == 15
            ? bytes(part.clone())
            : name.endsWith(".json")
                ? json(operation)
                : name.endsWith(".npy") ? array(operation) : encoder(operation);
  }

  byte[] result() {
    return result;
  }

  private int next() {
    return script.hasRemaining() ? Byte.toUnsignedInt(script.get()) : 0;
  }

  private int index(int size) {
    return (next() << 8 | next()) % Math.max(1, size);
  }

  private <T> T choice(List<T> values) {
    return values.get(next() % values.size());
  }

  private byte[] bytes(byte[] copy) {
    if (copy.length == 0) {
      return copy;
    }
    int at = index(copy.length);
    int value = next();
    if (value % 8 == 0) {
      change = "cut to " + at + " bytes";
      return Arrays.copyOf(copy, at);
    }
    copy[at] = (byte) value;
    change = "[byte " + at + "] = " + value;
    return copy;
  }

  private byte[] json(int operation) {
    String text = new String(part, StandardCharsets.UTF_8);
    String changed =
        switch (operation % 5) {
          case 0, 1 -> replaced(text, NUMBER, choice(NUMBERS));
          case 2, 3 -> replaced(text, STRING, choice(STRINGS));
          default -> replaced(text, MEMBER, "");
        };
    return changed.getBytes(StandardCharsets.UTF_8);
  }

  private String replaced(String text, Pattern pattern, String value) {
    List<MatchResult> places = pattern.matcher(text).results().toList();
    if (places.isEmpty()) {
      return text;
    }
    MatchResult place = places.get(index(places.size()));
    change = place.group() + " -> " + value;
    return text.substring(0, place.start()) + value + text.substring(place.end());
  }

  private byte[] array(int operation) {
    int start = part.length < 10 ? 0 : 10 + (part[8] & 0xff | (part[9] & 0xff) << 8);
    if (start == 0 || start > part.length) {
      return part; // An earlier change took its header.
    }
    String header = new String(part, 0, start, StandardCharsets.ISO_8859_1);
    boolean floats = header.contains("<f4");
    if (operation % 8 == 0) {
      return reshaped(header, start);
    }
    byte[] copy = part.clone();
    ByteBuffer values = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).position(start);
    values = values.slice().order(ByteOrder.LITTLE_ENDIAN);
    int size = values.capacity() / 4;
    if (size == 0) {
      return copy;
    }
    int from = operation % 8 < 4 ? index(size) : 0;
    int to = operation % 8 < 4 ? from + 1 : size;
    int chosen = next();
    for (int at = from; at < to; at++) {
      if (operation % 8 == 7) {
        chosen = next();
      }
      float number = FLOATS[chosen % FLOATS.length];
      if (floats) {
        float old = values.getFloat(4 * at);
        values.putFloat(4 * at, operation % 8 == 6 ? old * number : number);
      } else {
        values.putInt(4 * at, INTS[chosen % INTS.length]);
      }
    }
    change =
        "[%d to %d] %s %s"
            .formatted(
                from,
                to,
                operation % 8 == 6 ? "*=" : "=",
                floats ? FLOATS[chosen % FLOATS.length] : INTS[chosen % INTS.length]);
    return copy;
  }

  private byte[] reshaped(String header, int start) {
    byte[] text = replaced(header, SHAPE, choice(SHAPES)).getBytes(StandardCharsets.ISO_8859_1);
    byte[] copy = Arrays.copyOf(text, text.length + part.length - start);
    System.arraycopy(part, start, copy, text.length, part.length - start);
    copy[8] = (byte) (text.length - 10);
    copy[9] = (byte) (text.length - 10 >> 8);
    return copy;
  }

  /** The file of an encoder ends in the checksum of what is before. */
  private byte[] encoder(int operation) {
    byte[] copy = part.clone();
    int size = copy.length - Long.BYTES;
    if (size < Float.BYTES) {
      return copy;
    }
    ByteBuffer values = ByteBuffer.wrap(copy);
    int at = index(size - Float.BYTES + 1);
    if (operation % 2 == 0) {
      int value = INTS[next() % INTS.length];
      values.putInt(at, value);
      change = "[byte " + at + "] = int " + value;
    } else {
      float value = FLOATS[next() % FLOATS.length];
      int count = operation % 4 == 1 ? 1 : 1 + next();
      for (int n = 0; n < count && at + 4 * n + 4 <= size; n++) {
        values.putFloat(at + 4 * n, value);
      }
      change = "[byte " + at + "] = " + count + " floats " + value;
    }
    CRC32 checksum = new CRC32();
    checksum.update(copy, 0, size);
    values.putLong(size, checksum.getValue());
    return copy;
  }

  @Override
  public String toString() {
    return change;
  }
}
