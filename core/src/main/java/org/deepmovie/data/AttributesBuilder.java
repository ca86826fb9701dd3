package org.deepmovie.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Collects the {@link Attributes} of a fixed number of entities. Not thread-safe. */
public final class AttributesBuilder {

  private static final int[] NO_CATEGORIES = {};

  private final int size;
  private final Map<String, IdMapBuilder> categories = new LinkedHashMap<>();
  private final Map<String, int[][]> values = new LinkedHashMap<>();

  /** A builder for {@code size} entities without attributes. */
  public AttributesBuilder(int size) {
    this.size = size;
  }

  /** Gives {@code entity} the category {@code category} of the field {@code field}. */
  public AttributesBuilder add(int entity, String field, String category) {
    int index = categories.computeIfAbsent(field, f -> new IdMapBuilder()).add(category);
    int[][] rows = values.computeIfAbsent(field, f -> emptyRows());
    int[] row = rows[entity];
    for (int known : row) {
      if (known == index) {
        return this;
      }
    }
    rows[entity] = Arrays.copyOf(row, row.length + 1);
    rows[entity][row.length] = index;
    return this;
  }

  private int[][] emptyRows() {
    int[][] rows = new int[size][];
    Arrays.fill(rows, NO_CATEGORIES);
    return rows;
  }

  /** The attributes; this builder must not be used afterwards. */
  public Attributes build() {
    Map<String, CategoricalField> fields = new LinkedHashMap<>();
    categories.forEach(
        (name, ids) ->
            fields.put(
                name,
                new CategoricalField(
                    name, ids.build(), Objects.requireNonNull(values.get(name), name))));
    return new Attributes(size, fields);
  }
}
