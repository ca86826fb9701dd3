package org.deepmovie.neighborhood.linear;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.neighborhood.ItemMatrix;
import org.deepmovie.train.Workers;

/** X'X, how many users had to do with both of two items. */
final class CoOccurrences {

  private static final int ROWS_AT_A_TIME = 16;

  private CoOccurrences() {}

  /**
   * Refuses more items than a model of all pairs can have.
   *
   * @throws IllegalArgumentException if {@code items} is above {@code most}
   */
  static void requireItems(String model, int items, int most) {
    if (items > most) {
      throw new IllegalArgumentException(
          model
              + " takes memory by the square of the items, and there are "
              + items
              + ", more than maxItems="
              + most
              + "; raise that if there is memory, or take item-knn");
    }
  }

  /** The numbers of common users; a whole number of them is exact. */
  static ItemMatrix count(CsrMatrix feedback, Workers workers) {
    ItemMatrix counts = new ItemMatrix(feedback.columns());
    CsrMatrix byItem = feedback.transpose();
    float[] values = counts.values();
    workers.forEach(
        counts.items(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int item = from; item < to; item++) {
            int start = counts.start(item);
            for (int p = byItem.start(item); p < byItem.end(item); p++) {
              int user = byItem.column(p);
              int end = feedback.end(user);
              for (int q = feedback.start(user); q < end; q++) {
                values[start + feedback.column(q)]++;
              }
            }
          }
        });
    return counts;
  }
}
