package org.deepmovie.data.binary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DatasetBuilder;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.io.AtomicFile;

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

  private static final String USERS = "users";
  private static final String ITEMS = "items";
  private static final String TITLES = "titles";
  private static final String TEXTS = "texts";
  private static final String RATINGS = "ratings";
  private static final String FEEDBACK = "feedback";
  private static final String COUNTS = ".counts";
  private static final String COLUMNS = ".columns";
  private static final String VALUES = ".values";
  private static final String TIMES = ".times";

  private static final ObjectMapper JSON = new ObjectMapper();

  private DatasetFile() {}

  /** Whether {@code file} begins as the binary form does. */
  public static boolean isDatasetFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      return Arrays.equals(bytes.readNBytes(MAGIC.length), MAGIC);
    }
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
          sections.texts(USERS, data.users().ids());
          sections.texts(ITEMS, data.items().ids());
          writeRatings(data.ratings(), sections);
          if (data.implicitFeedback().size() > data.ratings().size()) {
            writeRows(FEEDBACK, data.implicitFeedback(), sections);
          }
          if (!data.titles().equals(data.items().ids())) {
            sections.texts(TITLES, data.titles());
          }
          if (data.texts().count() > 0) {
            ItemTexts texts = data.texts();
            List<String> all = IntStream.range(0, texts.size()).mapToObj(texts::text).toList();
            sections.texts(TEXTS, all);
          }
          writeAttributes(USERS, data.userAttributes(), sections);
          writeAttributes(ITEMS, data.itemAttributes(), sections);
          out.write(tail(contents(data, sections.sections())));
        });
  }

  private static void writeRatings(RatingMatrix ratings, SectionWriter sections)
      throws IOException {
    writeRows(RATINGS, ratings.byUser(), sections);
    if (ratings.hasTimestamps()) {
      sections.longs(RATINGS + TIMES, ratings.size(), ratings::timestamp);
    }
  }

  private static void writeRows(String name, CsrMatrix rows, SectionWriter sections)
      throws IOException {
    sections.ints(name + COUNTS, rows.rows(), rows::count);
    sections.ints(name + COLUMNS, rows.size(), rows::column);
    sections.ints(name + VALUES, rows.size(), p -> Float.floatToRawIntBits(rows.value(p)));
  }

  private static void writeAttributes(String name, Attributes attributes, SectionWriter sections)
      throws IOException {
    for (CategoricalField field : attributes.fields()) {
      String section = name + "." + field.name();
      int size = attributes.size();
      int[] entities =
          IntStream.range(0, size)
              .flatMap(e -> IntStream.generate(() -> e).limit(field.count(e)))
              .toArray();
      int[] starts = new int[size + 1];
      for (int entity = 0; entity < size; entity++) {
        starts[entity + 1] = starts[entity] + field.count(entity);
      }
      sections.texts(section, field.categories().ids());
      sections.ints(section + COUNTS, size, field::count);
      sections.ints(
          section + COLUMNS,
          entities.length,
          n -> field.category(entities[n], n - starts[entities[n]]));
    }
  }

  private static byte[] contents(Dataset data, List<FileSection> sections)
      throws JsonProcessingException {
    return JSON.writeValueAsBytes(
        new FileContents(
            data.name(),
            data.scale().min(),
            data.scale().max(),
            data.scale().step(),
            data.scale().type(),
            data.users().size(),
            data.items().size(),
            data.userAttributes().fields().stream().map(CategoricalField::name).toList(),
            data.itemAttributes().fields().stream().map(CategoricalField::name).toList(),
            sections));
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
      return read(contents, new SectionReader(source, channel, contents));
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

  private static Dataset read(FileContents contents, SectionReader sections) throws IOException {
    IdMap users = IdMap.of(sections.texts(USERS));
    IdMap items = IdMap.of(sections.texts(ITEMS));
    if (users.size() != contents.users() || items.size() != contents.items()) {
      throw sections.damaged();
    }
    CsrMatrix byUser = readRows(RATINGS, users, items, sections);
    RatingMatrix ratings =
        sections.has(RATINGS + TIMES)
            ? RatingMatrix.of(byUser, sections.longs(RATINGS + TIMES))
            : RatingMatrix.of(byUser);
    DatasetBuilder data =
        Dataset.builder(contents.name(), users, items, ratings).scale(contents.scale());
    if (sections.has(FEEDBACK + COUNTS)) {
      data.implicitFeedback(readRows(FEEDBACK, users, items, sections));
    }
    if (sections.has(TITLES)) {
      data.titles(sections.texts(TITLES));
    }
    if (sections.has(TEXTS)) {
      data.texts(ItemTexts.of(sections.texts(TEXTS)));
    }
    data.userAttributes(readAttributes(USERS, users.size(), contents.userFields(), sections));
    data.itemAttributes(readAttributes(ITEMS, items.size(), contents.itemFields(), sections));
    return data.build();
  }

  private static CsrMatrix readRows(String name, IdMap rows, IdMap columns, SectionReader sections)
      throws IOException {
    int[] starts = starts(sections.ints(name + COUNTS));
    if (starts.length != rows.size() + 1) {
      throw sections.damaged();
    }
    return CsrMatrix.of(
        columns.size(), starts, sections.ints(name + COLUMNS), sections.floats(name + VALUES));
  }

  private static int[] starts(int[] counts) {
    int[] starts = new int[counts.length + 1];
    for (int row = 0; row < counts.length; row++) {
      starts[row + 1] = starts[row] + counts[row];
    }
    return starts;
  }

  private static Attributes readAttributes(
      String name, int size, List<String> fields, SectionReader sections) throws IOException {
    AttributesBuilder attributes = new AttributesBuilder(size);
    for (String field : fields) {
      String section = name + "." + field;
      List<String> categories = sections.texts(section);
      int[] starts = starts(sections.ints(section + COUNTS));
      int[] values = sections.ints(section + COLUMNS);
      if (starts.length != size + 1 || starts[size] != values.length) {
        throw sections.damaged();
      }
      for (int entity = 0; entity < size; entity++) {
        for (int p = starts[entity]; p < starts[entity + 1]; p++) {
          attributes.add(entity, field, categories.get(values[p]));
        }
      }
    }
    return attributes.build();
  }
}
