package org.deepmovie.data;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * External ids and their dense indices 0 .. size-1. Immutable.
 *
 * <p>Callers name users and items by string ids; models work on int indices. This class is the only
 * place that translates between the two.
 *
 * <p>Data sets that are read number ids in ascending order, as {@link String#compareTo} compares
 * them: 10 comes before 9. So the order of rows in a file changes no index, and nothing that
 * follows from indices, such as the order in which floats are added.
 */
public final class IdMap {

  /** The index of an unknown id. */
  public static final int UNKNOWN = -1;

  private final List<String> ids;
  private final Map<String, Integer> indices;
  private final boolean ascending;

  IdMap(List<String> ids, Map<String, Integer> indices) {
    this.ids = ids;
    this.indices = indices;
    this.ascending = isAscending(ids);
  }

  private static boolean isAscending(List<String> ids) {
    for (int index = 1; index < ids.size(); index++) {
      if (ids.get(index - 1).compareTo(ids.get(index)) > 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The map that numbers {@code ids} in the given order.
   *
   * @throws IllegalArgumentException if an id occurs twice
   */
  public static IdMap of(Iterable<String> ids) {
    IdMapBuilder builder = new IdMapBuilder();
    for (String id : ids) {
      int before = builder.size();
      if (builder.add(id) != before) {
        throw new IllegalArgumentException("id '" + id + "' occurs twice; ids must be unique");
      }
    }
    return builder.build();
  }

  /** The number of ids. */
  public int size() {
    return ids.size();
  }

  /** The index of {@code id}, or {@link #UNKNOWN}. */
  public int indexOf(String id) {
    return indices.getOrDefault(id, UNKNOWN);
  }

  /** Those of {@code someIds} that are not in this map, in ascending order. */
  public List<String> unknown(Collection<String> someIds) {
    return someIds.stream().filter(id -> indexOf(id) == UNKNOWN).sorted().toList();
  }

  /** The id of {@code index}. */
  public String id(int index) {
    return ids.get(index);
  }

  /** All ids by index, unmodifiable. */
  public List<String> ids() {
    return ids;
  }

  /** Whether the ids are numbered in ascending order. */
  public boolean isAscending() {
    return ascending;
  }

  /** The same ids, numbered in ascending order. */
  public IdMap inAscendingOrder() {
    if (ascending) {
      return this;
    }
    String[] sorted = ids.toArray(String[]::new);
    Arrays.parallelSort(sorted);
    return of(List.of(sorted));
  }

  /** The index in {@code other} of each id, by its index here, or {@link #UNKNOWN}. */
  public int[] indicesIn(IdMap other) {
    return ids.stream().mapToInt(other::indexOf).toArray();
  }

  /** The indices sorted by id: an order that does not depend on which id came first. */
  public int[] indicesById() {
    IntStream all = IntStream.range(0, size());
    if (ascending) {
      return all.toArray();
    }
    return all.boxed().sorted(Comparator.comparing(ids::get)).mapToInt(Integer::intValue).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdMap that && ids.equals(that.ids);
  }

  @Override
  public int hashCode() {
    return ids.hashCode();
  }

  @Override
  public String toString() {
    return "IdMap[" + size() + " ids]";
  }
}
