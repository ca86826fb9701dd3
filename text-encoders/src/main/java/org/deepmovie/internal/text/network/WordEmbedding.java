package org.deepmovie.internal.text.network;

import java.nio.file.Path;
import java.util.Arrays;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.analysis.PretrainedVectors;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.text.WordOptions;

/** The word vectors of a network, E: words x dimensions, a row for each index of a vocabulary. */
public final class WordEmbedding {

  private static final double BOUND = 0.25;
  private static final int DEFAULT_DIMENSIONS = 50;

  private final int words;
  private final int dimensions;
  private final Parameter vectors;

  /** Vectors uniform in +-0.25 (Kim, EMNLP 2014, section 3.1). */
  public WordEmbedding(int words, int dimensions, ParameterSource source) {
    this.words = words;
    this.dimensions = dimensions;
    this.vectors = source.weights("embedding", (long) words * dimensions, BOUND);
  }

  private WordEmbedding(int words, int dimensions, Parameter vectors) {
    this.words = words;
    this.dimensions = dimensions;
    this.vectors = vectors;
  }

  /**
   * The vectors that {@code options} describe.
   *
   * @throws IllegalArgumentException if their file cannot be read or has vectors of another length
   */
  public static WordEmbedding of(
      WordOptions options, Vocabulary vocabulary, ParameterSource source) {
    int wanted = options.wordDimension();
    if (options.vocabulary().wordVectors().isEmpty()) {
      if (options.freezeWordVectors()) {
        throw new IllegalArgumentException("freezeWordVectors=true needs wordVectors=FILE");
      }
      return new WordEmbedding(
          vocabulary.size(), wanted == 0 ? DEFAULT_DIMENSIONS : wanted, source);
    }
    PretrainedVectors known =
        PretrainedVectors.read(Path.of(options.vocabulary().wordVectors()), vocabulary);
    if (wanted != 0 && wanted != known.dimension()) {
      throw new IllegalArgumentException(
          "wordDimension="
              + wanted
              + ", but the vectors of "
              + options.vocabulary().wordVectors()
              + " have length "
              + known.dimension()
              + "; leave wordDimension out");
    }
    return pretrained(known, options.freezeWordVectors(), source);
  }

  /**
   * The vectors of a file; words that are not in it get random vectors of the same variance, as in
   * Kim's paper.
   *
   * @param frozen whether training leaves the vectors as they are
   */
  public static WordEmbedding pretrained(
      PretrainedVectors known, boolean frozen, ParameterSource source) {
    int words = known.vectors().length;
    int dimensions = known.dimension();
    Parameter vectors = new WordEmbedding(words, dimensions, source).vectors;
    double scale = rootMeanSquare(known.vectors()) * Math.sqrt(3) / BOUND;
    for (int word = 0; word < words; word++) {
      for (int e = 0; e < dimensions; e++) {
        int p = word * dimensions + e;
        float[] vector = known.vectors()[word];
        vectors.value()[p] = vector == null ? (float) (scale * vectors.value()[p]) : vector[e];
      }
    }
    return new WordEmbedding(
        words, dimensions, frozen ? Parameter.fixed(vectors.name(), vectors.value()) : vectors);
  }

  /** The root mean square of all known values; of random vectors if there are none. */
  private static double rootMeanSquare(float[][] vectors) {
    double squares = 0;
    long count = 0;
    for (float[] vector : vectors) {
      if (vector != null) {
        for (float value : vector) {
          squares += value * value;
        }
        count += vector.length;
      }
    }
    return count == 0 ? BOUND / Math.sqrt(3) : Math.sqrt(squares / count);
  }

  /** The number of word indices. */
  public int words() {
    return words;
  }

  /** The length of a vector. */
  public int dimensions() {
    return dimensions;
  }

  /** Whether the vectors are trained. */
  public boolean isTrainable() {
    return vectors.isTrainable();
  }

  /** E. */
  public Parameter parameter() {
    return vectors;
  }

  /**
   * The vectors of {@code tokens}, tokens x dimensions.
   *
   * @throws IllegalArgumentException if no array can hold them
   */
  public float[] lookUp(int[] tokens) {
    if ((long) tokens.length * dimensions > FloatMatrix.MAX_VALUES) {
      throw new IllegalArgumentException(
          "a batch of texts has "
              + tokens.length
              + " words with vectors of "
              + dimensions
              + " numbers, more than "
              + FloatMatrix.MAX_VALUES
              + " numbers; lower batchSize or maxTokens");
    }
    float[] x = new float[tokens.length * dimensions];
    for (int p = 0; p < tokens.length; p++) {
      System.arraycopy(vectors.value(), tokens[p] * dimensions, x, p * dimensions, dimensions);
    }
    return x;
  }

  /**
   * Sets the gradient of E.
   *
   * @param dx dL/dX of the vectors that {@link #lookUp} returned for {@code tokens}
   */
  public void backward(int[] tokens, float[] dx) {
    Arrays.fill(vectors.gradient(), 0);
    for (int p = 0; p < tokens.length; p++) {
      int row = tokens[p] * dimensions;
      for (int e = 0; e < dimensions; e++) {
        vectors.gradient()[row + e] += dx[p * dimensions + e];
      }
    }
  }
}
