package org.deepmovie.text;

/**
 * The texts of some items, one after the other without padding.
 *
 * @param items the item of each document
 * @param starts where each document starts in {@code tokens}, and at last the number of tokens
 * @param tokens indices of words
 */
record TokenBatch(int[] items, int[] starts, int[] tokens) {

  int size() {
    return items.length;
  }
}
