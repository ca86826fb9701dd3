package org.deepmovie.data;

import java.util.Arrays;
import java.util.List;

/** One attribute: its name, its categories, and the categories of each entity. Immutable. */
public final class CategoricalField {

  private final String name;
  private final IdMap categories;
  private final int[][] values;

  /**
   * A field on the given arrays, which are not copied.
   *
   * @param values the category indices of each entity
   */
  CategoricalField(String name, IdMap categories, int[][] values) {
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

  /** The number of categories of {@code entity}. */
  public int count(int entity) {
    return values[entity].length;
  }

  /** The {@code n}-th category index of {@code entity}. */
  public int category(int entity, int n) {
    return values[entity][n];
  }

  /** The category names of {@code entity}. */
  public List<String> categories(int entity) {
    return Arrays.stream(values[entity]).mapToObj(categories::id).toList();
  }

  /**
   * Adds the field's entries to the arrays of a sparse matrix.
   *
   * @param firstColumn the column of the field's first category
   * @param next for each entity the position of its next entry; advanced by this method
   */
  void addShares(int firstColumn, int[] next, int[] columns, float[] shares) {
    int[] columnOf = new int[categories.size()];
    int column = firstColumn;
    for (int category : categories.indicesById()) {
      columnOf[category] = column++;
    }
    for (int entity = 0; entity < values.length; entity++) {
      int from = next[entity];
      for (int category : values[entity]) {
        columns[next[entity]] = columnOf[category];
        shares[next[entity]++] = 1f / values[entity].length;
      }
      Arrays.sort(columns, from, next[entity]);
    }
  }
}
