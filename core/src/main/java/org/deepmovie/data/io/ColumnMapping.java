package org.deepmovie.data.io;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deepmovie.internal.format.ColumnRole;

/**
 * The columns of a file of ratings that a caller names: each by its name in the header, or by its
 * number from "1". Columns that are not given are found by their usual names or, if none is given
 * and there is no header, in the order user, item, rating, timestamp.
 *
 * @param user the column of user ids
 * @param item the column of item ids
 * @param rating the column of ratings
 * @param timestamp the column of times
 */
public record ColumnMapping(
    Optional<String> user,
    Optional<String> item,
    Optional<String> rating,
    Optional<String> timestamp) {

  /** No column is given; all are found. */
  public static final ColumnMapping NONE =
      new ColumnMapping(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final Pattern ENTRY =
      Pattern.compile("\\s*(\\w+)\\s*=\\s*(.*?)\\s*(?:,(?=\\s*\\w+\\s*=)|$)");

  public ColumnMapping {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(rating, "rating");
    Objects.requireNonNull(timestamp, "timestamp");
  }

  /** The columns of users, items and ratings. */
  public static ColumnMapping of(String user, String item, String rating) {
    return new ColumnMapping(
        Optional.of(user), Optional.of(item), Optional.of(rating), Optional.empty());
  }

  /**
   * The mapping that {@code text} writes, such as {@code user=reader,item=isbn,rating=3,time=4};
   * any of the four may be left out.
   *
   * @throws IllegalArgumentException if it cannot be parsed
   */
  public static ColumnMapping parse(String text) {
    Map<ColumnRole, String> columns = new EnumMap<>(ColumnRole.class);
    Matcher entry = ENTRY.matcher(text);
    int end = 0;
    while (end < text.length() && entry.find(end) && entry.start() == end) {
      ColumnRole role = role(entry.group(1), text);
      if (entry.group(2).isEmpty() || columns.put(role, entry.group(2)) != null) {
        throw unreadable(text);
      }
      end = entry.end();
    }
    if (columns.isEmpty() || end < text.length()) {
      throw unreadable(text);
    }
    return new ColumnMapping(
        Optional.ofNullable(columns.get(ColumnRole.USER)),
        Optional.ofNullable(columns.get(ColumnRole.ITEM)),
        Optional.ofNullable(columns.get(ColumnRole.RATING)),
        Optional.ofNullable(columns.get(ColumnRole.TIMESTAMP)));
  }

  private static ColumnRole role(String name, String text) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("timestamp")) {
      return ColumnRole.TIMESTAMP;
    }
    for (ColumnRole role : ColumnRole.values()) {
      if (role.label().equals(lower)) {
        return role;
      }
    }
    throw unreadable(text);
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "columns '" + text + "'; write, for example, user=1,item=3,rating=stars,time=date");
  }

  /** The same mapping with another column of times. */
  public ColumnMapping withTimestamp(String column) {
    return new ColumnMapping(user, item, rating, Optional.of(column));
  }

  /** The columns that are given. */
  Map<ColumnRole, String> given() {
    Map<ColumnRole, String> given = new EnumMap<>(ColumnRole.class);
    user.ifPresent(column -> given.put(ColumnRole.USER, column));
    item.ifPresent(column -> given.put(ColumnRole.ITEM, column));
    rating.ifPresent(column -> given.put(ColumnRole.RATING, column));
    timestamp.ifPresent(column -> given.put(ColumnRole.TIMESTAMP, column));
    return given;
  }
}
