package org.deepmovie.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * External ids and their dense indices 0 .. size-1, in order of first appearance. Immutable.
 *
 * <p>Ids are strings at the library's edge and ints inside it; this is the only place where the two
 * meet.
 */
public final class IdMap {

  /** The index of an id that the map does not know. */
  public static final int UNKNOWN = -1;

  private final List<String> ids;
  private final Map<String, Integer> indices;

  private IdMap(List<String> ids, Map<String, Integer> indices) {
    this.ids = ids;
    this.indices = indices;
  }

  /**
   * The map that numbers {@code ids} in the given order.
   *
   * @throws IllegalArgumentException if an id stands twice
   */
  public static IdMap of(Iterable<String> ids) {
    Builder builder = new Builder();
    for (String id : ids) {
      int before = builder.size();
      if (builder.add(id) != before) {
        throw new IllegalArgumentException("id '" + id + "' stands twice");
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

  /** The id of {@code index}. */
  public String id(int index) {
    return ids.get(index);
  }

  /** All ids by index, unmodifiable. */
  public List<String> ids() {
    return ids;
  }

  /** The indices in the order of their ids, which does not depend on which appeared first. */
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

  /** Collects ids; asking for a known id again gives its first index. */
  public static final class Builder {
    private List<String> ids = new ArrayList<>();
    private Map<String, Integer> indices = new HashMap<>();

    /** No ids yet. */
    public Builder() {}

    /** The index of {@code id}, which is added if it is new. */
    public int add(String id) {
      Integer known = indices.putIfAbsent(Objects.requireNonNull(id, "id"), ids.size());
      if (known != null) {
        return known;
      }
      ids.add(id);
      return ids.size() - 1;
    }

    /** The index of {@code id}, or {@link #UNKNOWN}. */
    public int indexOf(String id) {
      return indices.getOrDefault(id, UNKNOWN);
    }

    /** The number of ids so far. */
    public int size() {
      return ids.size();
    }

    /** The finished map; this builder is empty afterwards. */
    public IdMap build() {
      IdMap map = new IdMap(Collections.unmodifiableList(ids), indices);
      ids = new ArrayList<>();
      indices = new HashMap<>();
      return map;
    }
  }
}
