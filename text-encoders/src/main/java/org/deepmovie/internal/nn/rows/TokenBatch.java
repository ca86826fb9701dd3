package org.deepmovie.internal.nn.rows;

/**
 * The texts of some items, one after the other without padding.
 *
 * @param items the item of each document
 * @param starts where each document starts in {@code tokens}, then the number of tokens
 * @param tokens word indices
 * @param side what is known of all items beside their texts
 */
public record TokenBatch(int[] items, int[] starts, int[] tokens, SideFeatures side) {

  /** A batch of texts alone. */
  public TokenBatch(int[] items, int[] starts, int[] tokens) {
    this(items, starts, tokens, SideFeatures.NONE);
  }

  /** The number of words of {@code document}. */
  public int length(int document) {
    return starts[document + 1] - starts[document];
  }

  /** The number of words of the longest document; 0 without documents. */
  public int longest() {
    int longest = 0;
    for (int document = 0; document < size(); document++) {
      longest = Math.max(longest, length(document));
    }
    return longest;
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
    return new TokenBatch(selectedItems, selectedStarts, selectedTokens, side);
  }

  /** The number of documents. */
  public int size() {
    return items.length;
  }
}
