package org.deepmovie.internal.text.analysis;

/**
 * The texts of some items, one after the other without padding.
 *
 * @param items the item of each document
 * @param starts where each document starts in {@code tokens}, and at last the number of tokens
 * @param tokens indices of words
 */
public record TokenBatch(int[] items, int[] starts, int[] tokens) {

  public int size() {
    return items.length;
  }
}
