package org.deepmovie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.ItemTexts;

/** The texts of all items as indices of a vocabulary's words; item {@code j} has row {@code j}. */
final class TokenizedTexts {

  private final int[][] rows;

  private TokenizedTexts(int[][] rows) {
    this.rows = rows;
  }

  /** The words of every text, for {@link Vocabulary#ofDocuments} and {@link #of}. */
  static List<List<String>> words(ItemTexts texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(item -> Tokenizer.words(texts.text(item)))
        .toList();
  }

  /** The first {@code maxTokens} known words of each document. */
  static TokenizedTexts of(List<List<String>> documents, Vocabulary vocabulary, int maxTokens) {
    return new TokenizedTexts(
        documents.stream().map(words -> vocabulary.encode(words, maxTokens)).toArray(int[][]::new));
  }

  int items() {
    return rows.length;
  }

  /**
   * Batches of {@code size} items, the last perhaps smaller, that hold texts of about equal length:
   * the items by rising length, and as they come in {@code items} where lengths are equal.
   */
  List<TokenBatch> batches(int[] items, int size) {
    long[] order = new long[items.length];
    for (int p = 0; p < items.length; p++) {
      order[p] = (long) rows[items[p]].length << 32 | p;
    }
    Arrays.sort(order);
    int[] sorted = Arrays.stream(order).mapToInt(key -> items[(int) key]).toArray();
    List<TokenBatch> batches = new ArrayList<>();
    for (int from = 0; from < sorted.length; from += size) {
      batches.add(batch(Arrays.copyOfRange(sorted, from, Math.min(sorted.length, from + size))));
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
    return new TokenBatch(items, starts, tokens);
  }
}
