package org.deepmovie.deep.autorec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.internal.text.analysis.TermWeights;
import org.deepmovie.text.TextLanguage;

/** What is known of rows apart from ratings, as sparse inputs; each block has a length of 1. */
final class InputFeatures {

  private final List<SortedMap<Integer, Double>> rows = new ArrayList<>();
  private int columns;

  /** No features of {@code size} rows. */
  InputFeatures(int size) {
    for (int row = 0; row < size; row++) {
      rows.add(new TreeMap<>());
    }
  }

  /** Adds a column for every category: 1 / sqrt(how many of the field's categories the row has). */
  InputFeatures with(Attributes attributes) {
    CsrMatrix shares = attributes.shares();
    for (int row = 0; row < rows.size(); row++) {
      for (int p = shares.start(row); p < shares.end(row); p++) {
        rows.get(row).put(columns + shares.column(p), Math.sqrt(shares.value(p)));
      }
    }
    columns += shares.columns();
    return this;
  }

  /** Adds a column for each of the {@code most} most frequent words: tf-idf. */
  InputFeatures with(ItemTexts texts, TextLanguage language, int most) {
    TermWeights words = TermWeights.of(texts, language, most);
    for (int item = 0; item < words.documents(); item++) {
      for (int n = 0; n < words.count(item); n++) {
        rows.get(item).put(columns + words.word(item, n) - 1, words.weight(item, n));
      }
    }
    columns += words.words() - 1;
    return this;
  }

  /** The features, the rows being put in the order of {@code ranks}: each row's new number. */
  CsrMatrix ranked(int[] ranks) {
    int[] rowAt = new int[ranks.length];
    for (int row = 0; row < ranks.length; row++) {
      rowAt[ranks[row]] = row;
    }
    int size = rows.stream().mapToInt(Map::size).sum();
    int[] starts = new int[ranks.length + 1];
    int[] indices = new int[size];
    float[] values = new float[size];
    int next = 0;
    for (int rank = 0; rank < rowAt.length; rank++) {
      for (Map.Entry<Integer, Double> entry : rows.get(rowAt[rank]).entrySet()) {
        indices[next] = entry.getKey();
        values[next++] = entry.getValue().floatValue();
      }
      starts[rank + 1] = next;
    }
    return CsrMatrix.of(columns, starts, indices, values);
  }
}
