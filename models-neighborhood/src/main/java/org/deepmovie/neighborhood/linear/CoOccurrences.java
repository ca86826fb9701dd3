package org.deepmovie.neighborhood.linear;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.train.Workers;

/** X'X: for each pair of items the number of users who interacted with both. */
final class CoOccurrences {

  private static final int ITEMS_AT_A_TIME = 16;

  private CoOccurrences() {}

  /**
   * Refuses more items than a model of all pairs may have.
   *
   * @throws IllegalArgumentException if {@code items} is above {@code maxItems}
   */
  static void requireAtMost(int maxItems, int items, String model) {
    if (items > maxItems) {
      throw new IllegalArgumentException(
          model
              + " needs memory for all pairs of items, and "
              + items
              + " items are more than maxItems="
              + maxItems
              + "; raise maxItems if there is memory, or use item-knn");
    }
  }

  /** Counts the users of each pair; floats hold these numbers exactly up to 2^24. */
  static ItemMatrix count(CsrMatrix interactions, Workers workers) {
    ItemMatrix counts = new ItemMatrix(interactions.columns());
    CsrMatrix byItem = interactions.transpose();
    float[] values = counts.values();
    workers.forEach(
        counts.items(),
        ITEMS_AT_A_TIME,
        (worker, from, to) -> {
          for (int item = from; item < to; item++) {
            int start = counts.start(item);
            for (int p = byItem.start(item); p < byItem.end(item); p++) {
              int user = byItem.column(p);
              int end = interactions.end(user);
              for (int q = interactions.start(user); q < end; q++) {
                values[start + interactions.column(q)]++;
              }
            }
          }
        });
    return counts;
  }
}
