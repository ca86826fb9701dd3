package org.deepmovie.internal.deep.autorec;

import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.train.Seeds;

/** The batches of the rows that have ratings, drawn anew for every epoch. */
public final class RowBatches {

  private final int[] rated;
  private final int[] order;
  private final int[] places;
  private final int size;

  /**
   * Batches in the order of the rows.
   *
   * @param size the size of all batches but the last; if there are fewer rows, there is one batch
   */
  public RowBatches(CsrMatrix ratings, int size) {
    this.rated = ratings.nonEmptyRows();
    this.order = rated.clone();
    this.places = new int[ratings.rows()];
    this.size = Math.min(size, rated.length);
    place();
  }

  /** Draws the order of the rows. */
  public void shuffle(SplittableRandom random) {
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
  public int rows() {
    return rated.length;
  }

  /** The number of batches. */
  int count() {
    return (order.length + size - 1) / size;
  }

  /** The number of rows of the largest batch. */
  public int largest() {
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
