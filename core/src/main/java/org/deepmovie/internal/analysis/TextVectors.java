package org.deepmovie.internal.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.ItemTexts;

/**
 * Vectors of texts that need no training, as inputs of other networks. The weight of a word x in a
 * text j is
 *
 * <pre>
 *   a_jx = (occurrences of x in text j) idf(x)      idf(x) = 1 + ln((1 + N) / (1 + N_x))
 * </pre>
 *
 * where N_x of N texts contain x, and row j of A is scaled to length 1. The vectors are the {@link
 * LatentSemanticAnalysis} of A or, given word vectors E, the weighted means A E. They are centered
 * on their mean over the texts and scaled to a mean square length of 1. An item without known words
 * has the vector 0.
 */
public final class TextVectors {

  private TextVectors() {}

  /**
   * The vectors of items' texts, items x dimensions.
   *
   * @param seed of the random start of latent semantic analysis
   * @throws IllegalArgumentException if the file of word vectors cannot be read
   */
  public static FloatMatrix of(ItemTexts texts, TextVectorOptions options, long seed) {
    List<List<String>> words = Documents.of(texts, options.vocabulary().language());
    TextProjection projection = TextProjection.fit(words, options, seed);
    TermWeights weighted = projection.weights(words);
    FloatMatrix vectors = projection.vectors(weighted);
    normalize(weighted, vectors);
    return vectors;
  }

  private static void normalize(TermWeights weighted, FloatMatrix vectors) {
    int[] texts =
        IntStream.range(0, vectors.rows()).filter(row -> weighted.count(row) > 0).toArray();
    double squares = 0;
    for (int e = 0; e < vectors.columns(); e++) {
      int column = e;
      double mean =
          IntStream.of(texts).mapToDouble(row -> vectors.get(row, column)).average().orElse(0);
      for (int row : texts) {
        double centered = vectors.get(row, e) - mean;
        vectors.set(row, e, (float) centered);
        squares += centered * centered;
      }
    }
    double scale = squares > 0 ? Math.sqrt(texts.length / squares) : 0;
    for (int p = 0; p < vectors.values().length; p++) {
      vectors.values()[p] *= (float) scale;
    }
  }
}
