package org.deepmovie.internal.nn.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.internal.analysis.TermWeights;

/**
 * Collects what is known of users or items as sparse numbers: the categories of attributes and the
 * terms of texts. Every field and every text is a vector of length 1.
 */
public final class SparseFeatures {

  private final List<SortedMap<Integer, Double>> rows = new ArrayList<>();
  private int columns;

  /** No features of {@code size} users or items. */
  public SparseFeatures(int size) {
    for (int row = 0; row < size; row++) {
      rows.add(new TreeMap<>());
    }
  }

  /** Adds a column for every category: 1 / sqrt(the number of the row's categories of a field). */
  public SparseFeatures with(Attributes attributes) {
    CsrMatrix categories = CategoryFeatures.of(attributes);
    for (int row = 0; row < rows.size(); row++) {
      for (int p = categories.start(row); p < categories.end(row); p++) {
        rows.get(row).put(columns + categories.column(p), (double) categories.value(p));
      }
    }
    columns += categories.columns();
    return this;
  }

  /** Adds a column for each of the {@code most} most frequent terms: tf-idf. */
  public SparseFeatures with(ItemTexts texts, TextLanguage language, int most) {
    TermWeights terms = TermWeights.of(texts, language, most);
    for (int item = 0; item < terms.documents(); item++) {
      for (int n = 0; n < terms.count(item); n++) {
        rows.get(item).put(columns + terms.word(item, n) - 1, terms.weight(item, n));
      }
    }
    columns += terms.words() - 1;
    return this;
  }

  /**
   * The features, rows x columns.
   *
   * @param ranks for every row its place in the result
   */
  public CsrMatrix ranked(int[] ranks) {
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
