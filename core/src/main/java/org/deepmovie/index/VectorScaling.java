package org.deepmovie.index;

/**
 * Scales vectors and queries such that scores are inner products: for cosines they are divided by
 * their lengths.
 *
 * @param dimension the length of a vector
 */
record VectorScaling(VectorSimilarity similarity, int dimension) {

  /** Refuses the first {@code length} of {@code values} if one is not finite. */
  void requireFinite(float[] values, int length, String what) {
    for (int n = 0; n < length; n++) {
      if (!Float.isFinite(values[n])) {
        throw new IllegalArgumentException(
            what + " " + n / dimension + " has " + values[n] + "; give finite numbers");
      }
    }
  }

  /** Scales vectors, one after another, in place. */
  void scale(float[] vectors) {
    if (similarity != VectorSimilarity.COSINE) {
      return;
    }
    for (int at = 0; at < vectors.length; at += dimension) {
      double squares = 0;
      for (int k = at; k < at + dimension; k++) {
        squares += (double) vectors[k] * vectors[k];
      }
      double length = Math.sqrt(squares);
      for (int k = at; length > 0 && k < at + dimension; k++) {
        vectors[k] = (float) (vectors[k] / length);
      }
    }
  }

  /**
   * One query, scaled.
   *
   * @throws IllegalArgumentException if it has another length or a number that is not finite
   */
  float[] query(float[] query) {
    if (query.length != dimension) {
      throw new IllegalArgumentException(
          "a query of length " + query.length + "; the index has vectors of " + dimension);
    }
    return queries(query);
  }

  /**
   * Queries, scaled: those given, or a copy.
   *
   * @throws IllegalArgumentException if the length is not a multiple of the dimension, or a number
   *     is not finite
   */
  float[] queries(float[] queries) {
    if (queries.length % dimension != 0) {
      throw new IllegalArgumentException(
          queries.length + " numbers are not whole queries; the index has vectors of " + dimension);
    }
    requireFinite(queries, queries.length, "query");
    if (similarity != VectorSimilarity.COSINE) {
      return queries;
    }
    float[] scaled = queries.clone();
    scale(scaled);
    return scaled;
  }
}
