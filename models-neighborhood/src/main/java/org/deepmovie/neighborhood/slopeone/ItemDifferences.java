package org.deepmovie.neighborhood.slopeone;

import java.util.function.IntConsumer;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.pairs.CommonRaterSums;
import org.deepmovie.internal.neighborhood.pairs.ItemPairs;
import org.deepmovie.internal.neighborhood.pairs.PairSum;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Differences between the ratings of two items, as sums over the users who rated both. They are
 * computed once and stored as half a matrix, or at every call where that would be too large, with
 * the same result. Immutable; the number of threads does not change the result.
 */
final class ItemDifferences {

  private static final int ITEMS_AT_A_TIME = 16;

  private final CommonRaterSums differences;

  /** Null if the sums are computed at every call. */
  private final @Nullable StoredSums stored;

  /** The sums of all pairs and their numbers of users, by {@link ItemPairs#index}. */
  private record StoredSums(float[] sums, int[] counts) {}

  /**
   * The differences of ratings.
   *
   * @param millionCachedPairs up to how many million pairs are stored
   * @param progress receives the number of items done
   */
  ItemDifferences(
      RatingMatrix ratings, int millionCachedPairs, Workers workers, IntConsumer progress) {
    this.differences = new CommonRaterSums(ratings.byItem(), ratings.byUser(), (x, y) -> x - y);
    this.stored =
        ItemPairs.fit(ratings.items(), millionCachedPairs) ? allSums(workers, progress) : null;
  }

  private StoredSums allSums(Workers workers, IntConsumer progress) {
    int items = differences.items();
    float[] sums = new float[ItemPairs.count(items)];
    int[] counts = new int[sums.length];
    workers.forEach(
        items,
        ITEMS_AT_A_TIME,
        (worker, from, to) -> {
          for (int item = from; item < to; item++) {
            differences.addUpTo(item, sums, counts, ItemPairs.start(item));
          }
        },
        progress);
    return new StoredSums(sums, counts);
  }

  /** Computes the sum of r_v,item - r_v,other over the users v who rated both. */
  void of(int item, int other, PairSum result) {
    int first = Math.max(item, other);
    int second = Math.min(item, other);
    if (stored == null) {
      differences.pair(first, second, result);
    } else {
      int pair = ItemPairs.index(first, second);
      result.set(stored.counts[pair], stored.sums[pair]);
    }
    if (first != item) {
      result.set(result.users(), -result.sum());
    }
  }

  /** Whether the sums are stored, so that {@link #of} takes constant time. */
  boolean areStored() {
    return stored != null;
  }

  /**
   * The differences of all items to one item, computed together: in time by the ratings of the
   * item's users, and not by the number of items. A workspace.
   */
  final class DifferencesToItem {
    private final float[] sums = new float[differences.items()];
    private final int[] counts = new int[sums.length];
    private final int[] found = new int[sums.length];
    private int size;

    /** Computes the differences to {@code other}. */
    void find(int other) {
      for (int n = 0; n < size; n++) {
        sums[found[n]] = 0;
        counts[found[n]] = 0;
      }
      size = differences.addAll(other, sums, counts, found);
    }

    /** The number of items with a user in common, the item itself included. */
    int size() {
      return size;
    }

    /** The n-th item. */
    int item(int n) {
      return found[n];
    }

    /** The number of users in common with {@code item}. */
    int users(int item) {
      return counts[item];
    }

    /** The sum of r_v,item - r_v,other over the users v who rated both. */
    float sum(int item) {
      return -sums[item];
    }
  }
}
