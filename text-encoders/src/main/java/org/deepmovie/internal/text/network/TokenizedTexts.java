package org.deepmovie.internal.text.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.nn.rows.SideFeatures;
import org.deepmovie.internal.nn.rows.TokenBatch;

/** The texts of all items as word indices of a vocabulary, and what else is known of the items. */
public final class TokenizedTexts {

  private final int[][] rows;
  private final SideFeatures side;

  private TokenizedTexts(int[][] rows, SideFeatures side) {
    this.rows = rows;
    this.side = side;
  }

  /** Items whose texts are not read. */
  public static TokenizedTexts none(int items) {
    return new TokenizedTexts(new int[items][0], SideFeatures.NONE);
  }

  /** The same texts, with what else is known of the items. */
  public TokenizedTexts with(SideFeatures features) {
    return new TokenizedTexts(rows, features);
  }

  /** The first {@code maxTokens} known words of each document. */
  public static TokenizedTexts of(
      List<List<String>> documents, Vocabulary vocabulary, int maxTokens) {
    return new TokenizedTexts(
        documents.stream().map(words -> vocabulary.encode(words, maxTokens)).toArray(int[][]::new),
        SideFeatures.NONE);
  }

  /** The number of items. */
  public int items() {
    return rows.length;
  }

  /** The number of words of the text of {@code item}. */
  public int length(int item) {
    return rows[item].length;
  }

  /** The number of texts in which each of {@code words} word indices occurs. */
  public int[] documentFrequencies(int words) {
    int[] counts = new int[words];
    for (int[] row : rows) {
      IntStream.of(row).distinct().forEach(word -> counts[word]++);
    }
    return counts;
  }

  /** The items in the given order, in batches of {@code size}, the last perhaps smaller. */
  public List<TokenBatch> batches(int[] items, int size) {
    List<TokenBatch> batches = new ArrayList<>();
    for (int from = 0; from < items.length; from += size) {
      batches.add(batch(Arrays.copyOfRange(items, from, Math.min(items.length, from + size))));
    }
    return batches;
  }

  private TokenBatch batch(int[] items) {
    int[] starts = new int[items.length + 1];
    for (int d = 0; d < items.length; d++) {
      starts[d + 1] = starts[d] + rows[items[d]].length;
    }
    int[] tokens = new int[starts[items.length]];
    for (int d = 0; d < items.length; d++) {
      System.arraycopy(rows[items[d]], 0, tokens, starts[d], rows[items[d]].length);
    }
    return new TokenBatch(items, starts, tokens, side);
  }
}
