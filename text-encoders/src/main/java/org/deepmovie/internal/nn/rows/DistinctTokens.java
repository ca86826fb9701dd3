package org.deepmovie.internal.nn.rows;

import java.util.Arrays;

/**
 * The distinct words of a batch: what depends on a word alone is computed once for each of them.
 *
 * @param tokens the indices of the words in the order in which they first occur
 * @param rows for each token of the batch the position of its word in {@code tokens}
 */
public record DistinctTokens(int[] tokens, int[] rows) {

  /** The distinct words of {@code batch}, whose word indices are below {@code words}. */
  public static DistinctTokens of(TokenBatch batch, int words) {
    int[] rowOfToken = new int[words];
    Arrays.fill(rowOfToken, -1);
    int[] rows = new int[batch.tokens().length];
    int[] tokens = new int[Math.min(words, rows.length)];
    int distinct = 0;
    for (int p = 0; p < rows.length; p++) {
      int token = batch.tokens()[p];
      if (rowOfToken[token] < 0) {
        tokens[distinct] = token;
        rowOfToken[token] = distinct++;
      }
      rows[p] = rowOfToken[token];
    }
    return new DistinctTokens(Arrays.copyOf(tokens, distinct), rows);
  }

  /** The number of distinct words. */
  public int size() {
    return tokens.length;
  }
}
