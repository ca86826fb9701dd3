package org.deepmovie.data;

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
 */
public final class IdMap {

  /** The index of an unknown id. */
  public static final int UNKNOWN = -1;

  private final List<String> ids;
  private final Map<String, Integer> indices;

  IdMap(List<String> ids, Map<String, Integer> indices) {
    this.ids = ids;
    this.indices = indices;
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

  /** The indices sorted by id: an order that does not depend on which id came first. */
  public int[] indicesById() {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparing(ids::get))
        .mapToInt(Integer::intValue)
        .toArray();
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
