package org.deepmovie.internal.analysis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.deepmovie.train.Workers;

/** The words that an encoder knows, with indices from 1; index 0 stands for no word. Immutable. */
public final class Vocabulary {

  /** The index that stands for no word. */
  public static final int PADDING = 0;

  private final List<String> terms;
  private final Map<String, Integer> indices;

  private Vocabulary(List<String> terms) {
    this.terms = List.copyOf(terms);
    this.indices = new HashMap<>(2 * terms.size());
    for (String term : this.terms) {
      indices.put(term, indices.size() + 1);
    }
  }

  /**
   * A vocabulary of the given words in the given order.
   *
   * @throws IllegalArgumentException if a word occurs twice
   */
  public static Vocabulary of(List<String> terms) {
    Vocabulary vocabulary = new Vocabulary(terms);
    if (vocabulary.indices.size() != terms.size()) {
      throw new IllegalArgumentException("a word occurs twice in the vocabulary");
    }
    return vocabulary;
  }

  /**
   * The {@code limit} words that occur in most documents, the most frequent first, the
   * alphabetically first where frequencies are equal. Words in more than half of the documents are
   * left out; empty documents do not count.
   */
  public static Vocabulary ofDocuments(List<List<String>> documents, int limit) {
    Map<String, Integer> frequencies = new HashMap<>();
    int count = 0;
    for (List<String> document : documents) {
      Workers.requireNotInterrupted();
      count += document.isEmpty() ? 0 : 1;
      new HashSet<>(document).forEach(word -> frequencies.merge(word, 1, Integer::sum));
    }
    int most = count / 2;
    Comparator<Map.Entry<String, Integer>> rarestFirst = Map.Entry.comparingByValue();
    return new Vocabulary(
        frequencies.entrySet().stream()
            .filter(entry -> entry.getValue() <= most)
            .sorted(rarestFirst.reversed().thenComparing(Map.Entry.comparingByKey()))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList());
  }

  /** The number of indices: one more than the number of words. */
  public int size() {
    return terms.size() + 1;
  }

  /** The words by index, from index 1 on. */
  public List<String> terms() {
    return terms;
  }

  /** The index of {@code word}, or {@link #PADDING} if it is unknown. */
  public int indexOf(String word) {
    return indices.getOrDefault(word, PADDING);
  }

  /** The indices of the first {@code limit} known words of {@code document}. */
  public int[] encode(List<String> document, int limit) {
    Workers.requireNotInterrupted();
    return document.stream()
        .mapToInt(this::indexOf)
        .filter(index -> index != PADDING)
        .limit(limit)
        .toArray();
  }
}
