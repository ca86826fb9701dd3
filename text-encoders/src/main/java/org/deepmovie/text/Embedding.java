package org.deepmovie.text;

import java.util.Arrays;

/** Word vectors, E: words x dimensions, a row for each index of a vocabulary. */
final class Embedding {

  private final int words;
  private final int dimensions;
  private final Parameter vectors;

  /** Vectors uniform in +-0.25 (Kim, EMNLP 2014, section 3.1). */
  Embedding(int words, int dimensions, ParameterSource source) {
    this.words = words;
    this.dimensions = dimensions;
    this.vectors = source.weights("embedding", (long) words * dimensions, 0.25);
  }

  /** The number of word indices. */
  int words() {
    return words;
  }

  /** The length of a vector. */
  int dimensions() {
    return dimensions;
  }

  /** Whether the vectors are to be trained. */
  boolean trains() {
    return vectors.trains();
  }

  Parameter parameter() {
    return vectors;
  }

  /** The vectors of {@code tokens}, tokens x dimensions. */
  float[] lookUp(int[] tokens) {
    float[] x = new float[tokens.length * dimensions];
    for (int p = 0; p < tokens.length; p++) {
      System.arraycopy(vectors.value, tokens[p] * dimensions, x, p * dimensions, dimensions);
    }
    return x;
  }

  /** From dL/dX of what {@link #lookUp} gave for {@code tokens} sets dL/dE. */
  void backward(int[] tokens, float[] dx) {
    Arrays.fill(vectors.gradient, 0);
    for (int p = 0; p < tokens.length; p++) {
      int row = tokens[p] * dimensions;
      for (int e = 0; e < dimensions; e++) {
        vectors.gradient[row + e] += dx[p * dimensions + e];
      }
    }
  }
}
