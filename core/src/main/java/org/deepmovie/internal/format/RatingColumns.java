package org.deepmovie.internal.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns of a rating by index, from 0.
 *
 * @param rating the column of the rating, or {@link #NONE}
 * @param timestamp the column of the time, or {@link #NONE}
 * @param header whether the first row names the columns
 * @param names the names of all columns; those of a file without a header are their numbers from 1
 */
public record RatingColumns(
    int user, int item, int rating, int timestamp, boolean header, List<String> names) {

  /** Stands for a column that a file does not have. */
  public static final int NONE = -1;

  private static final Set<String> COUNTS =
      Set.of(
          "playcount",
          "playcounts",
          "plays",
          "play",
          "listencount",
          "listens",
          "listeningcount",
          "counts",
          "count",
          "views",
          "viewcount",
          "clicks",
          "quantity",
          "purchases",
          "frequency",
          "playtime",
          "hours",
          "hoursplayed");

  /** The number of fields of every row. */
  public int count() {
    return names.size();
  }

  /** The columns of the four roles by their names, as they are reported. */
  public Map<String, String> taken() {
    Map<String, String> taken = new LinkedHashMap<>();
    int[] columns = {user, item, rating, timestamp};
    for (ColumnRole role : ColumnRole.values()) {
      int column = columns[role.ordinal()];
      if (column != NONE) {
        taken.put(role.label(), (header ? "" : "column ") + names.get(column));
      }
    }
    return taken;
  }

  /** Whether the values are counts or times of interactions, by the name of their column. */
  public boolean countInteractions() {
    return header && rating != NONE && COUNTS.contains(ColumnRole.reduced(names.get(rating)));
  }

  /** The columns that are not read. */
  public List<String> ignored() {
    return IntStream.range(0, names.size())
        .filter(c -> c != user && c != item && c != rating && c != timestamp)
        .mapToObj(c -> header && !names.get(c).isEmpty() ? names.get(c) : "column " + (c + 1))
        .toList();
  }
}
