package org.deepmovie.internal.nn.rows;

/**
 * The texts of some items, one after the other without padding.
 *
 * @param items the item of each document
 * @param starts where each document starts in {@code tokens}, then the number of tokens
 * @param tokens word indices
 */
public record TokenBatch(int[] items, int[] starts, int[] tokens) {

  /** The number of documents. */
  public int size() {
    return items.length;
  }
}
