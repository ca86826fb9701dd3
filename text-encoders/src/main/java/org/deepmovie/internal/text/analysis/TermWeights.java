package org.deepmovie.internal.text.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.text.TextAnalyzer;
import org.deepmovie.text.TextLanguage;

/** The tf-idf weights of documents, A: documents x words, each row scaled to length 1. */
public final class TermWeights {

  private final int words;
  private final int[][] indices;
  private final double[][] weights;

  private TermWeights(int words, int[][] indices, double[][] weights) {
    this.words = words;
    this.indices = indices;
    this.weights = weights;
  }

  /**
   * The weights of items' texts, over the vocabulary of {@link Vocabulary#ofDocuments}.
   *
   * @param vocabularySize the maximum number of words
   */
  public static TermWeights of(ItemTexts texts, TextLanguage language, int vocabularySize) {
    List<List<String>> words = TokenizedTexts.words(texts, TextAnalyzer.of(language));
    return of(words, Vocabulary.ofDocuments(words, vocabularySize));
  }

  static TermWeights of(List<List<String>> documents, Vocabulary vocabulary) {
    return of(
        documents.stream()
            .map(words -> vocabulary.encode(words, words.size()))
            .toArray(int[][]::new),
        vocabulary.size());
  }

  /** The weights of documents given as indices of words below {@code words}. */
  static TermWeights of(int[][] documents, int words) {
    int[][] indices = new int[documents.length][];
    int[] containing = new int[words];
    for (int d = 0; d < documents.length; d++) {
      indices[d] = IntStream.of(documents[d]).sorted().distinct().toArray();
      IntStream.of(indices[d]).forEach(word -> containing[word]++);
    }
    double[] idf = new double[words];
    Arrays.setAll(
        idf, word -> 1 + StrictMath.log((1.0 + documents.length) / (1.0 + containing[word])));
    double[][] weights = new double[documents.length][];
    for (int d = 0; d < documents.length; d++) {
      weights[d] = scaled(documents[d], indices[d], idf);
    }
    return new TermWeights(words, indices, weights);
  }

  private static double[] scaled(int[] document, int[] distinct, double[] idf) {
    double[] weights = new double[distinct.length];
    for (int word : document) {
      weights[Arrays.binarySearch(distinct, word)] += idf[word];
    }
    double length = Math.sqrt(DoubleStream.of(weights).map(weight -> weight * weight).sum());
    for (int p = 0; p < weights.length; p++) {
      weights[p] /= length;
    }
    return weights;
  }

  /** The number of documents. */
  public int documents() {
    return indices.length;
  }

  /** The number of word indices, with {@link Vocabulary#PADDING}. */
  public int words() {
    return words;
  }

  /** The number of distinct words of {@code document}. */
  public int count(int document) {
    return indices[document].length;
  }

  /** The {@code n}-th word of {@code document}. */
  public int word(int document, int n) {
    return indices[document][n];
  }

  /** The weight of the {@code n}-th word of {@code document}. */
  public double weight(int document, int n) {
    return weights[document][n];
  }

  /** A b, for {@code b} by word. */
  double[] times(double[] b) {
    double[] product = new double[documents()];
    for (int d = 0; d < product.length; d++) {
      for (int p = 0; p < indices[d].length; p++) {
        product[d] += weights[d][p] * b[indices[d][p]];
      }
    }
    return product;
  }

  /** A'b, for {@code b} by document. */
  double[] transposedTimes(double[] b) {
    double[] product = new double[words];
    for (int d = 0; d < b.length; d++) {
      for (int p = 0; p < indices[d].length; p++) {
        product[indices[d][p]] += weights[d][p] * b[d];
      }
    }
    return product;
  }
}
