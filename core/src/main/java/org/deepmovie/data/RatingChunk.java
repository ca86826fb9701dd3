package org.deepmovie.data;

import org.jspecify.annotations.Nullable;

/** Some ratings in order of arrival. Not thread-safe. */
final class RatingChunk {

  final int[] users;
  final int[] items;
  final float[] values;
  long @Nullable [] timestamps;
  private int size;

  /** A full chunk on the given arrays of equal length, which are not copied. */
  RatingChunk(int[] users, int[] items, float[] values, long @Nullable [] timestamps) {
    this.users = users;
    this.items = items;
    this.values = values;
    this.timestamps = timestamps;
    this.size = values.length;
  }

  /** A chunk for {@code capacity} ratings. */
  RatingChunk(int capacity) {
    this.users = new int[capacity];
    this.items = new int[capacity];
    this.values = new float[capacity];
  }

  /** The number of ratings. */
  int size() {
    return size;
  }

  boolean isFull() {
    return size == values.length;
  }

  /** Adds a rating; there must be room for it. */
  void add(int user, int item, float value, long timestamp) {
    users[size] = user;
    items[size] = item;
    values[size] = value;
    if (timestamp != Rating.NO_TIMESTAMP && timestamps == null) {
      timestamps = new long[values.length];
    }
    if (timestamps != null) {
      timestamps[size] = timestamp;
    }
    size++;
  }

  /** The time of the rating {@code n}. */
  long timestamp(int n) {
    return timestamps == null ? Rating.NO_TIMESTAMP : timestamps[n];
  }

  /** Replaces each index by that at its place. */
  void renumber(int[] newUsers, int[] newItems) {
    for (int n = 0; n < size; n++) {
      users[n] = newUsers[users[n]];
      items[n] = newItems[items[n]];
    }
  }

  /**
   * Checks the indices.
   *
   * @throws IllegalArgumentException if one is not below its bound
   */
  void requireBelow(int userCount, int itemCount) {
    for (int n = 0; n < size; n++) {
      if (users[n] >= userCount || items[n] >= itemCount) {
        throw new IllegalArgumentException(
            users[n] >= userCount
                ? "user index " + users[n] + " must be below " + userCount
                : "item index " + items[n] + " must be below " + itemCount);
      }
    }
  }
}
