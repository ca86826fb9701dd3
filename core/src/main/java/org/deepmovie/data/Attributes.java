package org.deepmovie.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Categorical attributes of users or of items, such as genre, year or occupation. An attribute is a
 * {@link CategoricalField}; each entity (user or item) has no, one or several categories of it.
 * Immutable.
 */
public final class Attributes {

  private final int size;
  private final Map<String, CategoricalField> fields;

  Attributes(int size, Map<String, CategoricalField> fields) {
    this.size = size;
    this.fields = fields;
  }

  /** No attributes for {@code size} entities. */
  public static Attributes none(int size) {
    return new Attributes(size, Map.of());
  }

  /** The number of entities. */
  public int size() {
    return size;
  }

  /** The fields in the order in which they were added. */
  public List<CategoricalField> fields() {
    return List.copyOf(fields.values());
  }

  /** The field {@code name}, if there is one. */
  public Optional<CategoricalField> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /**
   * The attributes as a matrix, entities x categories of all fields. An entity with n categories of
   * a field has the value 1/n in each of their columns. Columns are grouped by field and sorted by
   * category name within a field, so that they do not depend on the order of rows in a file.
   */
  public CsrMatrix shares() {
    int[] starts = new int[size + 1];
    for (int entity = 0; entity < size; entity++) {
      starts[entity + 1] = starts[entity];
      for (CategoricalField field : fields.values()) {
        starts[entity + 1] += field.count(entity);
      }
    }
    int[] columns = new int[starts[size]];
    float[] shares = new float[starts[size]];
    int[] next = starts.clone();
    int firstColumn = 0;
    for (CategoricalField field : fields.values()) {
      field.addShares(firstColumn, next, columns, shares);
      firstColumn += field.categories().size();
    }
    return CsrMatrix.of(firstColumn, starts, columns, shares);
  }
}
