package org.deepmovie.internal.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.ItemTexts;

/** The tf-idf weights of documents, A: documents x words, each row scaled to length 1. */
public final class TermWeights {

  private final double[] idf;
  private final int[][] indices;
  private final double[][] weights;

  private TermWeights(double[] idf, int[][] indices, double[][] weights) {
    this.idf = idf;
    this.indices = indices;
    this.weights = weights;
  }

  /**
   * The weights of items' texts, over the vocabulary of {@link Vocabulary#ofDocuments}.
   *
   * @param vocabularySize the maximum number of words
   */
  public static TermWeights of(ItemTexts texts, TextLanguage language, int vocabularySize) {
    List<List<String>> words = Documents.of(texts, language);
    return of(words, Vocabulary.ofDocuments(words, vocabularySize));
  }

  static TermWeights of(List<List<String>> documents, Vocabulary vocabulary) {
    return of(indices(documents, vocabulary), vocabulary.size());
  }

  private static int[][] indices(List<List<String>> documents, Vocabulary vocabulary) {
    return documents.stream()
        .map(words -> vocabulary.encode(words, words.size()))
        .toArray(int[][]::new);
  }

  /** The weights of other documents, with the given idf by word. */
  static TermWeights of(List<List<String>> documents, Vocabulary vocabulary, double[] idf) {
    return of(indices(documents, vocabulary), idf);
  }

  /** The weights of documents given as indices of words below {@code words}. */
  static TermWeights of(int[][] documents, int words) {
    int[] containing = new int[words];
    for (int[] document : documents) {
      IntStream.of(document).distinct().forEach(word -> containing[word]++);
    }
    double[] idf = new double[words];
    Arrays.setAll(
        idf, word -> 1 + StrictMath.log((1.0 + documents.length) / (1.0 + containing[word])));
    return of(documents, idf);
  }

  private static TermWeights of(int[][] documents, double[] idf) {
    int[][] indices = new int[documents.length][];
    double[][] weights = new double[documents.length][];
    for (int d = 0; d < documents.length; d++) {
      indices[d] = IntStream.of(documents[d]).sorted().distinct().toArray();
      weights[d] = scaled(documents[d], indices[d], idf);
    }
    return new TermWeights(idf, indices, weights);
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
    return idf.length;
  }

  /** The idf of each word. */
  double[] idf() {
    return idf;
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
    double[] product = new double[words()];
    for (int d = 0; d < b.length; d++) {
      for (int p = 0; p < indices[d].length; p++) {
        product[indices[d][p]] += weights[d][p] * b[d];
      }
    }
    return product;
  }
}
