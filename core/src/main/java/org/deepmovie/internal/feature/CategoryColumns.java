package org.deepmovie.internal.feature;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.io.LengthPrefixedText;

/**
 * A field of categories: a column for each of its most frequent categories, 1 where an item has it.
 *
 * @param field the name of the field
 * @param categories by column
 */
record CategoryColumns(String field, List<String> categories) implements AttributeColumns {

  private static final int MOST_CATEGORIES = 256;
  private static final int MOST_IN_A_MESSAGE = 25;

  /** The most frequent categories of {@code field}; of equal ones the first by name. */
  static CategoryColumns of(CategoricalField field, int items) {
    int[] frequency = new int[field.categories().size()];
    for (int item = 0; item < items; item++) {
      for (int n = 0; n < field.count(item); n++) {
        frequency[field.category(item, n)]++;
      }
    }
    List<String> chosen =
        IntStream.of(field.categories().indicesById())
            .boxed()
            .sorted(Comparator.comparingInt(category -> -frequency[category]))
            .limit(MOST_CATEGORIES)
            .map(field.categories()::id)
            .toList();
    return new CategoryColumns(field.name(), chosen);
  }

  static CategoryColumns read(DataInputStream in) throws IOException {
    String field = LengthPrefixedText.read(in);
    int count = in.readInt();
    if (count < 1 || count > MOST_CATEGORIES) {
      throw new IOException("the field " + field + " has " + count + " categories");
    }
    List<String> categories = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      categories.add(LengthPrefixedText.read(in));
    }
    return new CategoryColumns(field, categories);
  }

  @Override
  public int kind() {
    return ItemFeatures.CATEGORIES;
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    LengthPrefixedText.write(out, field);
    out.writeInt(categories.size());
    for (String category : categories) {
      LengthPrefixedText.write(out, category);
    }
  }

  @Override
  public int count() {
    return categories.size();
  }

  @Override
  public boolean knows(String category) {
    return categories.contains(category);
  }

  @Override
  public String known() {
    List<String> first =
        categories.subList(0, Math.min(MOST_IN_A_MESSAGE, categories.size())).stream()
            .sorted()
            .toList();
    return String.join(", ", first) + (first.size() < categories.size() ? ", ..." : "");
  }

  @Override
  public GroupReader reader(Dataset data) {
    Optional<CategoricalField> found = data.itemAttributes().field(field);
    if (found.isEmpty()) {
      return (item, row, offset) -> false;
    }
    CategoricalField values = found.get();
    Map<String, Integer> columns = new HashMap<>();
    categories.forEach(category -> columns.put(category, columns.size()));
    return (item, row, offset) -> {
      boolean known = false;
      for (int n = 0; n < values.count(item); n++) {
        Integer column = columns.get(values.categories().id(values.category(item, n)));
        if (column != null) {
          row[offset + column] = 1;
          known = true;
        }
      }
      return known;
    };
  }
}
