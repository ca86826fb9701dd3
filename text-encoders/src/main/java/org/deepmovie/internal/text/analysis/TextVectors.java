package org.deepmovie.internal.text.analysis;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.text.TextAnalyzer;
import org.deepmovie.text.TextVectorOptions;

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
    List<List<String>> words = TokenizedTexts.words(texts, TextAnalyzer.of(options.language()));
    Vocabulary vocabulary = Vocabulary.ofDocuments(words, options.vocabularySize());
    TermWeights weighted = TermWeights.of(words, vocabulary);
    FloatMatrix vectors =
        options.wordVectors().isEmpty()
            ? LatentSemanticAnalysis.of(weighted, options.textDimension(), seed)
            : means(weighted, PretrainedVectors.read(Path.of(options.wordVectors()), vocabulary));
    normalize(weighted, vectors);
    return vectors;
  }

  private static FloatMatrix means(TermWeights weighted, PretrainedVectors known) {
    int dimensions = known.dimension();
    float[] wordVectors = new float[weighted.words() * dimensions];
    for (int word = 0; word < weighted.words(); word++) {
      float[] vector = known.vectors()[word];
      if (vector != null) {
        System.arraycopy(vector, 0, wordVectors, word * dimensions, dimensions);
      }
    }
    float[] means = new float[weighted.documents() * dimensions];
    double[] sum = new double[dimensions];
    for (int document = 0; document < weighted.documents(); document++) {
      Arrays.fill(sum, 0);
      for (int p = 0; p < weighted.count(document); p++) {
        int row = weighted.word(document, p) * dimensions;
        for (int e = 0; e < dimensions; e++) {
          sum[e] += weighted.weight(document, p) * wordVectors[row + e];
        }
      }
      for (int e = 0; e < dimensions; e++) {
        means[document * dimensions + e] = (float) sum[e];
      }
    }
    return new FloatMatrix(weighted.documents(), dimensions, means);
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
