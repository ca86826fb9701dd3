package org.deepmovie.data.binary;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DatasetBuilder;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;

/**
 * The parts of a data set as sections of a {@link DatasetFile}: which there are, and their names.
 */
final class DatasetSections {

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

  private DatasetSections() {}

  /** Writes the parts of {@code data}; those that it does not have are left out. */
  static void write(Dataset data, SectionWriter sections) throws IOException {
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

  /** Reads what {@link #write} wrote. */
  static Dataset read(FileContents contents, SectionReader sections) throws IOException {
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
