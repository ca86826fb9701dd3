package org.deepmovie.index;

import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.apache.lucene.util.hnsw.RandomVectorScorerSupplier;
import org.deepmovie.internal.kernel.Kernels;

/**
 * The score of two vectors of an {@link HnswIndex} by which they are linked:
 *
 * <pre>
 *   a . b + tail(a) tail(b),  tail(v) = sqrt(max |v|^2 - |v|^2) / 2
 * </pre>
 *
 * Without tails this is the inner product (Morozov and Babenko 2018); short vectors then get no
 * links, and some cannot be reached. With whole tails all vectors have the same length (Bachrach et
 * al. 2014, section 3); long vectors, which are the results of most queries, are then far from each
 * other. Half a tail finds what either finds, and sooner. Vectors for cosines have no tails, since
 * all have length 1. Queries have no tail, so that their scores are the inner products.
 */
final class HnswLinkScores implements RandomVectorScorerSupplier {

  private static final double TAIL_WEIGHT = 0.5;

  private final PreparedVectors vectors;
  private final float[] tails;

  private HnswLinkScores(PreparedVectors vectors, float[] tails) {
    this.vectors = vectors;
    this.tails = tails;
  }

  static HnswLinkScores of(PreparedVectors vectors) {
    float[] squares = new float[vectors.rows()];
    float greatest = 0;
    for (int row = 0; row < squares.length; row++) {
      int at = row * vectors.dimension();
      squares[row] = dot(vectors.values(), at, vectors, row);
      greatest = Math.max(greatest, squares[row]);
    }
    for (int row = 0; row < squares.length; row++) {
      squares[row] = (float) (TAIL_WEIGHT * Math.sqrt(greatest - squares[row]));
    }
    return new HnswLinkScores(vectors, squares);
  }

  private static float dot(float[] a, int offset, PreparedVectors vectors, int row) {
    int dimension = vectors.dimension();
    return Kernels.best().dot(a, offset, vectors.values(), row * dimension, dimension);
  }

  /** Scores by the inner product with {@code query}. */
  static RandomVectorScorer ofQuery(PreparedVectors vectors, float[] query) {
    return new RandomVectorScorer() {
      @Override
      public float score(int row) {
        return dot(query, 0, vectors, row);
      }

      @Override
      public int maxOrd() {
        return vectors.rows();
      }
    };
  }

  @Override
  public RandomVectorScorer scorer(int row) {
    int at = row * vectors.dimension();
    return new RandomVectorScorer() {
      @Override
      public float score(int other) {
        return dot(vectors.values(), at, vectors, other) + tails[row] * tails[other];
      }

      @Override
      public int maxOrd() {
        return vectors.rows();
      }
    };
  }

  /** This object, which has no mutable state. */
  @Override
  public RandomVectorScorerSupplier copy() {
    return this;
  }
}
