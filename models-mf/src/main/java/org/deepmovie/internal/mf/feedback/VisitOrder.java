package org.deepmovie.internal.mf.feedback;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.train.Seeds;

/**
 * The order in which an epoch visits the rows that have ratings: random, another one every epoch.
 */
final class VisitOrder {

  private final int[] rows;
  private final long seed;
  private final String stream;

  /**
   * The rows of {@code ratings} that have some.
   *
   * @param stream names the source of randomness
   */
  VisitOrder(CsrMatrix ratings, long seed, String stream) {
    this.rows = ratings.nonEmptyRows();
    this.seed = seed;
    this.stream = stream;
  }

  /** The rows in the order of an epoch, each epoch shuffling the order of the one before. */
  int[] next(int epoch) {
    Seeds.shuffle(rows, Seeds.random(seed, stream, epoch));
    return rows;
  }
}
