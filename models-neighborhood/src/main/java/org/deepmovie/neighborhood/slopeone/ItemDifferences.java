package org.deepmovie.neighborhood.slopeone;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.CoRatings;
import org.deepmovie.internal.neighborhood.ItemPairs;
import org.deepmovie.train.Workers;

/**
 * By how much users rated one item higher than another: sums over the users who rated both. They
 * are worked out once and kept as half a matrix, or at every call where that would be too large,
 * with the same result. Immutable; the same at any number of threads.
 */
final class ItemDifferences {

  private static final int ROWS_AT_A_TIME = 16;

  private final CoRatings raters;
  private final float[] sums;
  private final int[] counts;

  /**
   * The differences of ratings.
   *
   * @param millionCachedPairs up to how many million pairs are kept in memory
   */
  ItemDifferences(RatingMatrix ratings, int millionCachedPairs, Workers workers) {
    this.raters = new CoRatings(ratings.byItem(), ratings.byUser(), (x, y) -> x - y);
    int items = ratings.items();
    boolean kept = ItemPairs.fit(items, millionCachedPairs);
    this.sums = kept ? new float[ItemPairs.count(items)] : null;
    this.counts = kept ? new int[ItemPairs.count(items)] : null;
    if (kept) {
      workers.forEach(
          items,
          ROWS_AT_A_TIME,
          (worker, from, to) -> {
            for (int item = from; item < to; item++) {
              raters.addUpTo(item, sums, ItemPairs.start(item), counts, ItemPairs.start(item));
            }
          });
    }
  }

  /** Sets {@code into} to the sum of what {@code item} was given above {@code other}. */
  void of(int item, int other, CoRatings.Sum into) {
    int first = Math.max(item, other);
    int second = Math.min(item, other);
    if (sums == null) {
      raters.pair(first, second, into);
    } else {
      int pair = ItemPairs.index(first, second);
      into.set(counts[pair], sums[pair]);
    }
    if (first != item) {
      into.set(into.n(), -into.value());
    }
  }
}
