package org.deepmovie.internal.io;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.store.FloatRows;
import org.deepmovie.store.ModelFileException;

/** Decodes the content of one archive entry, and checks it before it allocates memory. */
final class ZipEntryReader {

  private static final int MAX_NPY_HEADER_BYTES = 10 + 0xffff;

  /** The longest array that every JVM allows. */
  private static final int MAX_ARRAY_LENGTH = Integer.MAX_VALUE - 8;

  /** A node of a tree, and the value made of it, for a digit and a comma. */
  private static final long MEMORY_PER_JSON_BYTE = 64;

  /** A string, its bytes' array and the reference to it. */
  private static final long MEMORY_PER_STRING = 64;

  /** Two quotes and a comma or a bracket. */
  private static final long MIN_BYTES_PER_STRING = 3;

  private final InputStream in;
  private final long size;
  private final String name;

  /**
   * A reader of {@code in}.
   *
   * @param size the number of bytes that the archive states for the entry
   * @param name the entry's name in messages
   */
  ZipEntryReader(InputStream in, long size, String name) {
    this.in = in;
    this.size = size;
    this.name = name;
  }

  float[] floats(int... shape) throws IOException {
    float[] values = new float[elements(Npy.FLOAT, shape)];
    readPossible(values);
    return values;
  }

  /** Rows in a file in {@code folder}; they take no memory on the heap. */
  FloatRows mapped(int rows, int columns, Path folder) throws IOException {
    requireShape(Npy.FLOAT, rows, columns);
    return MappedRows.of(rows, columns, this::readPossible, folder);
  }

  private void readPossible(float[] into) throws IOException {
    Npy.readFloats(in, into);
    for (float value : into) {
      requirePossible(value);
    }
  }

  int[] ints(int length) throws IOException {
    int[] values = new int[elements(Npy.INT, length)];
    Npy.readInts(in, values);
    return values;
  }

  int[] ints() throws IOException {
    int[] shape = Npy.readHeader(in, name, Npy.INT);
    if (shape.length != 1) {
      throw wrongShape(shape, "one dimension");
    }
    requireSize(shape[0]);
    requireArray(shape[0]);
    int[] values = new int[shape[0]];
    Npy.readInts(in, values);
    return values;
  }

  <T> T json(ObjectMapper mapper, Class<T> type) throws IOException {
    requireMemory(size * MEMORY_PER_JSON_BYTE);
    try {
      JsonNode tree = mapper.readTree(in.readAllBytes());
      check(tree);
      T value = mapper.treeToValue(tree, type);
      if (value == null) {
        throw new ModelFileException(name + " is empty");
      }
      return value;
    } catch (JacksonException e) {
      throw notReadable(e);
    }
  }

  private void requirePossible(double value) throws ModelFileException {
    if (!NumberLimits.isInModel(value)) {
      throw new ModelFileException(
          name + " holds " + value + ", which no fit gives; its numbers are at most 1e15");
    }
  }

  /** Refuses null, and numbers that no fit gives; whole numbers such as seeds may be greater. */
  private void check(JsonNode tree) throws ModelFileException {
    if (tree.isNull()) {
      throw new ModelFileException(name + " cannot be read: it holds null");
    }
    if (tree.isFloatingPointNumber() || tree.isBigInteger()) {
      requirePossible(tree.doubleValue());
    }
    for (JsonNode part : tree) {
      check(part);
    }
  }

  List<String> strings(ObjectMapper mapper, int length) throws IOException {
    require(length >= 0, length);
    int possible = (int) Math.min(length, size / MIN_BYTES_PER_STRING);
    requireMemory(size + possible * MEMORY_PER_STRING);
    List<String> strings = new ArrayList<>(possible);
    try (JsonParser parser = mapper.createParser(in)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      require(parser.nextToken() == JsonToken.START_ARRAY, length);
      for (int n = 0; n < length; n++) {
        require(parser.nextToken() == JsonToken.VALUE_STRING, length);
        strings.add(parser.getText());
      }
      require(parser.nextToken() == JsonToken.END_ARRAY, length);
      require(parser.nextToken() == null, length);
    } catch (JacksonException e) {
      throw notReadable(e);
    }
    return List.copyOf(strings);
  }

  private void require(boolean condition, int length) throws ModelFileException {
    if (!condition) {
      throw new ModelFileException(name + " is not an array of " + length + " strings");
    }
  }

  private ModelFileException notReadable(JacksonException e) {
    return new ModelFileException(
        name + " cannot be read: " + Abbreviation.of(e.getOriginalMessage()), e);
  }

  private void requireMemory(long bytes) throws ModelFileException {
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw new ModelFileException(
          name + " needs " + (bytes >> 20) + " MB, more than this JVM has; raise -Xmx");
    }
  }

  void requireEnd() throws IOException {
    if (in.read() >= 0) {
      throw new ModelFileException(name + " is longer than it states");
    }
  }

  private int elements(String type, int... expected) throws IOException {
    long elements = requireShape(type, expected);
    requireArray(elements);
    return (int) elements;
  }

  /** The number of elements, if they have the expected shape and fit the entry's size. */
  private long requireShape(String type, int... expected) throws IOException {
    int[] shape = Npy.readHeader(in, name, type);
    if (!Arrays.equals(shape, expected)) {
      throw wrongShape(shape, Arrays.toString(expected));
    }
    long elements = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    requireSize(elements);
    return elements;
  }

  /** Refuses more elements than an array holds. */
  private void requireArray(long elements) throws ModelFileException {
    if (elements > MAX_ARRAY_LENGTH) {
      throw new ModelFileException(
          name
              + " has "
              + elements
              + " elements, more than an array holds; if they are vectors of users or items, load"
              + " the model with --mapped (in Java LoadOptions.mapped)");
    }
  }

  private ModelFileException wrongShape(int[] shape, String expected) {
    return new ModelFileException(
        name + " has the shape " + Arrays.toString(shape) + ", not " + expected);
  }

  /** Refuses an array that does not fit the entry's size. */
  private void requireSize(long elements) throws ModelFileException {
    if (elements > size / 4 || size > 4 * elements + MAX_NPY_HEADER_BYTES) {
      throw new ModelFileException(
          name + " states " + elements + " elements in " + size + " bytes");
    }
  }
}
