package org.deepmovie.models;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.ModelFileException;

/**
 * The item attributes of a model file. The entries are left out if there are none.
 *
 * @param fields the fields in their order
 */
record StoredAttributes(List<StoredField> fields) {

  private static final String ENTRY = "item_attributes.json";

  /**
   * A field, whose categories are a list of their own.
   *
   * @param name the field's name
   * @param categories the number of its categories
   */
  record StoredField(String name, int categories) {}

  static void save(Attributes attributes, ArchiveWriter archive) throws IOException {
    List<CategoricalField> fields = attributes.fields();
    if (fields.isEmpty()) {
      return;
    }
    archive.json(
        ENTRY,
        new StoredAttributes(
            fields.stream()
                .map(field -> new StoredField(field.name(), field.categories().size()))
                .toList()));
    for (int n = 0; n < fields.size(); n++) {
      CategoricalField field = fields.get(n);
      int[] counts = new int[attributes.size()];
      Arrays.setAll(counts, field::count);
      int[] categories = new int[Arrays.stream(counts).sum()];
      int next = 0;
      for (int item = 0; item < counts.length; item++) {
        for (int c = 0; c < counts[item]; c++) {
          categories[next++] = field.category(item, c);
        }
      }
      archive.json(prefix(n) + ".json", field.categories().ids());
      archive.ints(prefix(n) + "_counts", counts);
      archive.ints(prefix(n) + "_categories", categories);
    }
  }

  /** Reads what {@link #save} wrote. */
  static Attributes load(ArchiveReader archive, int items) throws IOException {
    if (!archive.contains(ENTRY)) {
      return Attributes.none(items);
    }
    List<StoredField> fields = archive.json(ENTRY, StoredAttributes.class).fields();
    AttributesBuilder attributes = new AttributesBuilder(items);
    for (int n = 0; n < fields.size(); n++) {
      add(fields.get(n), prefix(n), archive, items, attributes);
    }
    return attributes.build();
  }

  private static void add(
      StoredField field, String prefix, ArchiveReader archive, int items, AttributesBuilder into)
      throws IOException {
    List<String> names = archive.strings(prefix + ".json", field.categories());
    int[] counts = archive.ints(prefix + "_counts", items);
    int[] categories = archive.ints(prefix + "_categories");
    int next = 0;
    for (int item = 0; item < items; item++) {
      for (int c = 0; c < counts[item]; c++) {
        if (next == categories.length || categories[next] < 0 || categories[next] >= names.size()) {
          throw new ModelFileException("the categories of '" + field.name() + "' do not fit");
        }
        into.add(item, field.name(), names.get(categories[next++]));
      }
    }
    if (next != categories.length) {
      throw new ModelFileException("the categories of '" + field.name() + "' do not fit");
    }
  }

  private static String prefix(int field) {
    return "item_attribute_" + field;
  }
}
