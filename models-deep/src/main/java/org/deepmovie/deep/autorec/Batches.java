package org.deepmovie.deep.autorec;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.model.Seeds;

/** Which rows are in which batch: drawn anew for every epoch. */
final class Batches {

  private final int[] order;
  private final int[] places;
  private final int size;

  /**
   * Batches in the order of the rows.
   *
   * @param size of all but the last; more than there are rows: one batch
   */
  Batches(int rows, int size) {
    this.order = new int[rows];
    this.places = new int[rows];
    this.size = Math.min(size, rows);
    Arrays.setAll(order, row -> row);
    Arrays.setAll(places, row -> row);
  }

  /** Draws an order. */
  void shuffle(SplittableRandom random) {
    Arrays.setAll(order, row -> row);
    Seeds.shuffle(order, random);
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
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
