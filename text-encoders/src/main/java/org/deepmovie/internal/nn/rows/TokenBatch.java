package org.deepmovie.internal.nn.rows;

/**
 * The texts of some items, one after the other without padding.
 *
 * @param items the item of each document
 * @param starts where each document starts in {@code tokens}, then the number of tokens
 * @param tokens word indices
 */
public record TokenBatch(int[] items, int[] starts, int[] tokens) {

  /** The number of words of {@code document}. */
  public int length(int document) {
    return starts[document + 1] - starts[document];
  }

  /** The given documents, in their order. */
  public TokenBatch select(int[] documents) {
    int[] selectedStarts = new int[documents.length + 1];
    for (int d = 0; d < documents.length; d++) {
      selectedStarts[d + 1] = selectedStarts[d] + length(documents[d]);
    }
    int[] selectedItems = new int[documents.length];
    int[] selectedTokens = new int[selectedStarts[documents.length]];
    for (int d = 0; d < documents.length; d++) {
      selectedItems[d] = items[documents[d]];
      System.arraycopy(
          tokens, starts[documents[d]], selectedTokens, selectedStarts[d], length(documents[d]));
    }
    return new TokenBatch(selectedItems, selectedStarts, selectedTokens);
  }

  /** The number of documents. */
  public int size() {
    return items.length;
  }
}
