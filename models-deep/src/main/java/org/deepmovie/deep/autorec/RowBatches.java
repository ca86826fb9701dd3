package org.deepmovie.deep.autorec;

import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.train.Seeds;

/** Which of the rows that have ratings are in which batch: drawn anew for every epoch. */
final class RowBatches {

  private final int[] rated;
  private final int[] order;
  private final int[] places;
  private final int size;

  /**
   * RowBatches in the order of the rows.
   *
   * @param size of all but the last; more than there are rows: one batch
   */
  RowBatches(CsrMatrix ratings, int size) {
    this.rated = ratings.nonEmptyRows();
    this.order = rated.clone();
    this.places = new int[ratings.rows()];
    this.size = Math.min(size, rated.length);
    place();
  }

  /** Draws an order. */
  void shuffle(SplittableRandom random) {
    System.arraycopy(rated, 0, order, 0, rated.length);
    Seeds.shuffle(order, random);
    place();
  }

  private void place() {
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
  }

  /** The number of rows that have ratings. */
  int rows() {
    return rated.length;
  }

  /** The number of batches. */
  int count() {
    return (order.length + size - 1) / size;
  }

  /** The most rows that a batch has. */
  int most() {
    return size;
  }

  /** The number of rows of {@code batch}. */
  int size(int batch) {
    return Math.min(size, order.length - batch * size);
  }

  /** The row at {@code place} of {@code batch}. */
  int row(int batch, int place) {
    return order[batch * size + place];
  }

  /** The batch of {@code row}. */
  int batch(int row) {
    return places[row] / size;
  }

  /** The place of {@code row} within its batch. */
  int place(int row) {
    return places[row] % size;
  }
}
