package org.deepmovie.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Numbers ids in order of first appearance. Not thread-safe. */
public final class IdMapBuilder {

  private List<String> ids = new ArrayList<>();
  private Map<String, Integer> indices = new HashMap<>();

  /** A builder without ids. */
  public IdMapBuilder() {}

  /** A builder that has the ids of {@code known}, with their indices. */
  public IdMapBuilder(IdMap known) {
    known.ids().forEach(this::add);
  }

  /** The index of {@code id}, which is added if it is new. */
  public int add(String id) {
    Integer known = indices.putIfAbsent(Objects.requireNonNull(id, "id"), ids.size());
    if (known != null) {
      return known;
    }
    ids.add(id);
    return ids.size() - 1;
  }

  /** The index of {@code id}, or {@link IdMap#UNKNOWN}. */
  public int indexOf(String id) {
    return indices.getOrDefault(id, IdMap.UNKNOWN);
  }

  /** The number of ids so far. */
  public int size() {
    return ids.size();
  }

  /** The map; this builder is empty afterwards. */
  public IdMap build() {
    IdMap map = new IdMap(Collections.unmodifiableList(ids), indices);
    ids = new ArrayList<>();
    indices = new HashMap<>();
    return map;
  }
}
