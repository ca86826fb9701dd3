package org.deepmovie.deep.autorec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.SparseRows;
import org.deepmovie.text.Tokenizer;
import org.deepmovie.text.Vocabulary;

/** What is known of rows apart from ratings, as sparse inputs; each block has a length of 1. */
final class Features {

  private final List<SortedMap<Integer, Double>> rows = new ArrayList<>();
  private int columns;

  /** No features of {@code size} rows. */
  Features(int size) {
    for (int row = 0; row < size; row++) {
      rows.add(new TreeMap<>());
    }
  }

  /** Adds a column for every category: 1 / sqrt(how many of the field's categories the row has). */
  Features with(Attributes attributes) {
    for (Attributes.Field field : attributes.fields()) {
      for (int row = 0; row < rows.size(); row++) {
        for (int n = 0; n < field.count(row); n++) {
          rows.get(row).put(columns + field.category(row, n), 1 / Math.sqrt(field.count(row)));
        }
      }
      columns += field.categories().size();
    }
    return this;
  }

  /** Adds a column for each of the {@code most} most frequent words: tf-idf. */
  Features with(ItemTexts texts, int most) {
    List<List<String>> documents =
        IntStream.range(0, texts.size())
            .mapToObj(item -> Tokenizer.words(texts.text(item)))
            .toList();
    Vocabulary vocabulary = Vocabulary.ofDocuments(documents, most);
    Map<String, Integer> containing = new HashMap<>();
    for (List<String> document : documents) {
      new HashSet<>(document).forEach(word -> containing.merge(word, 1, Integer::sum));
    }
    for (int item = 0; item < texts.size(); item++) {
      Map<Integer, Double> weights = new TreeMap<>();
      for (String word : documents.get(item)) {
        int index = vocabulary.indexOf(word);
        if (index != Vocabulary.PADDING) {
          double rarity = (1.0 + texts.count()) / (1.0 + containing.get(word));
          weights.merge(index, 1 + StrictMath.log(rarity), Double::sum);
        }
      }
      double squares = weights.values().stream().mapToDouble(weight -> weight * weight).sum();
      SortedMap<Integer, Double> row = rows.get(item);
      weights.forEach((index, weight) -> row.put(columns + index - 1, weight / Math.sqrt(squares)));
    }
    columns += vocabulary.size() - 1;
    return this;
  }

  /** The features, the rows being put in the order of {@code ranks}: each row's new number. */
  SparseRows ranked(int[] ranks) {
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
    return SparseRows.of(columns, starts, indices, values);
  }
}
