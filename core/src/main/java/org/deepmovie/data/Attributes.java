package org.deepmovie.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Categorical attributes of users or items: named fields, each with its categories, each entity
 * with none, one or several of them. Immutable.
 */
public final class Attributes {

  private final int size;
  private final Map<String, Field> fields;

  private Attributes(int size, Map<String, Field> fields) {
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

  /** The fields in the order in which they were first given. */
  public List<Field> fields() {
    return List.copyOf(fields.values());
  }

  /** The field {@code name}, if there is one. */
  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /**
   * The attributes as a matrix, entities x categories of all fields: where an entity has n
   * categories of a field, each has the value 1/n. Columns are field by field the categories by
   * name, so that nothing depends on the order in which a file lists them.
   */
  public CsrMatrix shares() {
    int[] starts = new int[size + 1];
    for (int entity = 0; entity < size; entity++) {
      starts[entity + 1] = starts[entity];
      for (Field field : fields.values()) {
        starts[entity + 1] += field.count(entity);
      }
    }
    int[] columns = new int[starts[size]];
    float[] shares = new float[starts[size]];
    int[] next = starts.clone();
    int first = 0;
    for (Field field : fields.values()) {
      field.addShares(first, next, columns, shares);
      first += field.categories.size();
    }
    return CsrMatrix.of(first, starts, columns, shares);
  }

  /** One attribute: its name, its categories and who has which. */
  public static final class Field {
    private final String name;
    private final IdMap categories;
    private final int[][] values;

    private Field(String name, IdMap categories, int[][] values) {
      this.name = name;
      this.categories = categories;
      this.values = values;
    }

    /** The field's name, such as "genre". */
    public String name() {
      return name;
    }

    /** The categories and their indices. */
    public IdMap categories() {
      return categories;
    }

    /** How many categories {@code entity} has. */
    public int count(int entity) {
      return values[entity].length;
    }

    /** The {@code n}-th category index of {@code entity}. */
    public int category(int entity, int n) {
      return values[entity][n];
    }

    /** The categories of {@code entity} by name. */
    public List<String> categories(int entity) {
      return Arrays.stream(values[entity]).mapToObj(categories::id).toList();
    }

    /** Adds the field's columns, from {@code first} on, at {@code next} of each entity. */
    private void addShares(int first, int[] next, int[] columns, float[] shares) {
      int[] rank = new int[categories.size()];
      int rankOfNext = first;
      for (int category : categories.indicesById()) {
        rank[category] = rankOfNext++;
      }
      for (int entity = 0; entity < values.length; entity++) {
        int from = next[entity];
        for (int category : values[entity]) {
          columns[next[entity]] = rank[category];
          shares[next[entity]++] = 1f / values[entity].length;
        }
        Arrays.sort(columns, from, next[entity]);
      }
    }
  }

  /** Collects attributes of {@code size} entities. */
  public static final class Builder {
    private static final int[] NONE = {};

    private final int size;
    private final Map<String, IdMap.Builder> categories = new LinkedHashMap<>();
    private final Map<String, int[][]> values = new LinkedHashMap<>();

    public Builder(int size) {
      this.size = size;
    }

    /** Gives {@code entity} the category {@code category} of the field {@code field}. */
    public Builder add(int entity, String field, String category) {
      int index = categories.computeIfAbsent(field, f -> new IdMap.Builder()).add(category);
      int[][] rows = values.computeIfAbsent(field, f -> filled());
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

    private int[][] filled() {
      int[][] rows = new int[size][];
      Arrays.fill(rows, NONE);
      return rows;
    }

    /** The finished attributes; do not add afterwards. */
    public Attributes build() {
      Map<String, Field> fields = new LinkedHashMap<>();
      for (String name : new ArrayList<>(values.keySet())) {
        fields.put(name, new Field(name, categories.get(name).build(), values.get(name)));
      }
      return new Attributes(size, fields);
    }
  }
}
