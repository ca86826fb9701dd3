package org.deepmovie.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.internal.number.NumberLimits;
import org.jspecify.annotations.Nullable;

/** Collects ratings in any order and builds a {@link RatingMatrix}. Not thread-safe. */
public final class RatingMatrixBuilder {

  private static final int LEAST_CAPACITY = 1 << 10;
  private static final int MOST_CAPACITY = 1 << 18;

  private final List<RatingChunk> chunks = new ArrayList<>();
  private @Nullable RatingChunk last;
  private int size;

  /** A builder without ratings. */
  public RatingMatrixBuilder() {}

  /** Adds a rating whose time is not known. */
  public RatingMatrixBuilder add(int user, int item, float value) {
    return add(user, item, value, Rating.NO_TIMESTAMP);
  }

  /**
   * Adds a rating.
   *
   * @throws IllegalArgumentException if an index is negative, or the value is not a number from
   *     -1e12 to 1e12
   */
  public RatingMatrixBuilder add(int user, int item, float value, long timestamp) {
    requireValid(user, item, value);
    RatingChunk chunk = last;
    if (chunk == null || chunk.isFull()) {
      chunk = new RatingChunk(Math.min(MOST_CAPACITY, Math.max(LEAST_CAPACITY, size)));
      last = chunk;
      chunks.add(chunk);
    }
    chunk.add(user, item, value, timestamp);
    size = Math.addExact(size, 1);
    return this;
  }

  private static void requireValid(int user, int item, float value) {
    if (user < 0 || item < 0 || !NumberLimits.isInData(value)) {
      throw new IllegalArgumentException(
          "rating ("
              + user
              + ", "
              + item
              + ", "
              + value
              + "): indices must be 0 or more, and the value from -1e12 to 1e12");
    }
  }

  /**
   * Adds ratings in arrays of equal length, which are not copied and must not be changed.
   *
   * @param timestamps the times; empty if none is known
   * @throws IllegalArgumentException if an index is negative, a value is not from -1e12 to 1e12, or
   *     the lengths differ
   */
  public RatingMatrixBuilder addAll(int[] users, int[] items, float[] values, long[] timestamps) {
    if (users.length != values.length
        || items.length != values.length
        || (timestamps.length > 0 && timestamps.length != values.length)) {
      throw new IllegalArgumentException(
          "%d users, %d items, %d values: give arrays of one length"
              .formatted(users.length, items.length, values.length));
    }
    for (int n = 0; n < values.length; n++) {
      requireValid(users[n], items[n], values[n]);
    }
    chunks.add(new RatingChunk(users, items, values, timestamps.length == 0 ? null : timestamps));
    last = null;
    size = Math.addExact(size, values.length);
    return this;
  }

  /** Adds all of {@code ratings}. */
  public RatingMatrixBuilder addAll(RatingMatrix ratings) {
    CsrMatrix rows = ratings.byUser();
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        add(user, rows.column(p), rows.value(p), ratings.timestamp(p));
      }
    }
    return this;
  }

  /**
   * Adds all ratings of {@code other} with other indices, without a copy: {@code other} must not be
   * used afterwards.
   *
   * @param newUsers the new index of each user by the one in {@code other}
   * @param newItems the new index of each item by the one in {@code other}
   */
  public RatingMatrixBuilder addRenumbered(
      RatingMatrixBuilder other, int[] newUsers, int[] newItems) {
    IntStream.range(0, other.chunks.size())
        .parallel()
        .forEach(n -> other.chunks.get(n).renumber(newUsers, newItems));
    chunks.addAll(other.chunks);
    last = null;
    size = Math.addExact(size, other.size);
    return this;
  }

  /** The number of ratings added, duplicates included. */
  public int size() {
    return size;
  }

  /**
   * The matrix of {@code userCount} x {@code itemCount}, with {@link DuplicatePolicy#NEWEST}
   * duplicates.
   */
  public RatingMatrix build(int userCount, int itemCount) {
    return build(userCount, itemCount, DuplicatePolicy.NEWEST);
  }

  /**
   * The matrix of {@code userCount} x {@code itemCount}.
   *
   * @throws IllegalArgumentException if an index lies outside that shape, or if {@code policy}
   *     refuses duplicates and there are some
   */
  public RatingMatrix build(int userCount, int itemCount, DuplicatePolicy policy) {
    for (RatingChunk chunk : chunks) {
      chunk.requireBelow(userCount, itemCount);
    }
    return SortedRatings.of(chunks, size, userCount, itemCount).withoutDuplicates(policy);
  }
}
