package org.deepmovie.index;

import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.apache.lucene.util.hnsw.RandomVectorScorerSupplier;
import org.deepmovie.internal.kernel.Kernels;

/**
 * How well two vectors of an {@link HnswIndex} go together, by which they are linked:
 *
 * <pre>
 *   a . b + tail(a) tail(b),  tail(v) = sqrt(max |v|^2 - |v|^2) / 2
 * </pre>
 *
 * Without tails that is the inner product (Morozov and Babenko 2018), by which nobody links to
 * short vectors and some cannot be reached; without the 2 it makes all vectors equally long
 * (Bachrach et al. 2014, section 3), which takes long ones, the answers to most queries, apart from
 * each other. Half the tail reaches what either finds, and sooner. Vectors for cosines are all of
 * one length. Queries have no tail, so that their scores are the inner products.
 */
final class HnswLinkScores implements RandomVectorScorerSupplier {

  private static final double TAIL = 0.5;

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
      squares[row] = (float) (TAIL * Math.sqrt(greatest - squares[row]));
    }
    return new HnswLinkScores(vectors, squares);
  }

  private static float dot(float[] a, int at, PreparedVectors vectors, int row) {
    int dimension = vectors.dimension();
    return Kernels.best().dot(a, at, vectors.values(), row * dimension, dimension);
  }

  /** The inner products of {@code query} and the vectors. */
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

  /** This: it has no state. */
  @Override
  public RandomVectorScorerSupplier copy() {
    return this;
  }
}
