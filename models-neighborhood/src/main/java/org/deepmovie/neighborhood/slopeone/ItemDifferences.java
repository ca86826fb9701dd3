package org.deepmovie.neighborhood.slopeone;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.pairs.CommonRaterSums;
import org.deepmovie.internal.neighborhood.pairs.ItemPairs;
import org.deepmovie.internal.neighborhood.pairs.PairSum;
import org.deepmovie.train.Workers;

/**
 * Differences between the ratings of two items, as sums over the users who rated both. They are
 * computed once and stored as half a matrix, or at every call where that would be too large, with
 * the same result. Immutable; the number of threads does not change the result.
 */
final class ItemDifferences {

  private static final int ITEMS_AT_A_TIME = 16;

  private final CommonRaterSums differences;

  /** Sums by {@link ItemPairs#index}, or null if they are computed at every call. */
  private final float[] storedSums;

  private final int[] storedCounts;

  /**
   * The differences of ratings.
   *
   * @param millionCachedPairs up to how many million pairs are stored
   */
  ItemDifferences(RatingMatrix ratings, int millionCachedPairs, Workers workers) {
    this.differences = new CommonRaterSums(ratings.byItem(), ratings.byUser(), (x, y) -> x - y);
    int items = ratings.items();
    boolean stored = ItemPairs.fit(items, millionCachedPairs);
    this.storedSums = stored ? new float[ItemPairs.count(items)] : null;
    this.storedCounts = stored ? new int[ItemPairs.count(items)] : null;
    if (stored) {
      workers.forEach(
          items,
          ITEMS_AT_A_TIME,
          (worker, from, to) -> {
            for (int item = from; item < to; item++) {
              differences.addUpTo(item, storedSums, storedCounts, ItemPairs.start(item));
            }
          });
    }
  }

  /** Computes the sum of r_v,item - r_v,other over the users v who rated both. */
  void of(int item, int other, PairSum result) {
    int first = Math.max(item, other);
    int second = Math.min(item, other);
    if (storedSums == null) {
      differences.pair(first, second, result);
    } else {
      int pair = ItemPairs.index(first, second);
      result.set(storedCounts[pair], storedSums[pair]);
    }
    if (first != item) {
      result.set(result.users(), -result.sum());
    }
  }
}
