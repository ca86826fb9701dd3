package org.deepmovie.internal.analysis;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Latent semantic analysis (Deerwester et al., JASIS 41(6), 1990): the documents' coordinates in
 * the space of the greatest singular vectors of A, found by randomized subspace iteration (Halko,
 * Martinsson and Tropp, SIAM Review 53(2), 2011, algorithm 4.4).
 *
 * <pre>
 *   W &lt;- normal random numbers; repeat: W &lt;- orthonormal basis of the columns of A'(A W)
 *   T = A W
 * </pre>
 *
 * T T' is the best approximation of A A' of that rank. The coordinates are not rotated to the
 * singular vectors, which makes no difference to a network that starts with a dense layer.
 */
final class LatentSemanticAnalysis {

  private static final int ITERATIONS = 4;
  private static final double DEPENDENT = 1e-9;

  private LatentSemanticAnalysis() {}

  /** T, documents x {@code dimensions}; dimensions beyond the rank of A are 0. */
  static FloatMatrix of(TermWeights a, int dimensions, long seed) {
    return coordinates(a, basis(a, dimensions, seed));
  }

  /** W, {@code dimensions} x words. */
  static double[][] basis(TermWeights a, int dimensions, long seed) {
    double[][] basis = new double[dimensions][a.words()];
    for (int k = 0; k < dimensions; k++) {
      SplittableRandom random = Seeds.random(seed, "latent semantics", k);
      Arrays.setAll(basis[k], word -> Seeds.gaussian(random));
    }
    for (int n = 0; n < ITERATIONS; n++) {
      for (int k = 0; k < dimensions; k++) {
        Workers.requireNotInterrupted();
        basis[k] = a.transposedTimes(a.times(basis[k]));
      }
      orthonormalize(basis);
    }
    return basis;
  }

  /** A W, documents x dimensions. */
  static FloatMatrix coordinates(TermWeights a, double[][] basis) {
    FloatMatrix coordinates = new FloatMatrix(a.documents(), basis.length);
    for (int k = 0; k < basis.length; k++) {
      double[] column = a.times(basis[k]);
      for (int d = 0; d < column.length; d++) {
        coordinates.set(d, k, (float) column[d]);
      }
    }
    return coordinates;
  }

  /** Gram-Schmidt, twice for numerical stability; dependent vectors become 0. */
  private static void orthonormalize(double[][] vectors) {
    for (int k = 0; k < vectors.length; k++) {
      Workers.requireNotInterrupted();
      double before = Math.sqrt(dot(vectors[k], vectors[k]));
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < k; other++) {
          addMultiple(vectors[k], -dot(vectors[k], vectors[other]), vectors[other]);
        }
      }
      double length = Math.sqrt(dot(vectors[k], vectors[k]));
      double scale = length > DEPENDENT * before ? 1 / length : 0;
      for (int word = 0; word < vectors[k].length; word++) {
        vectors[k][word] *= scale;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) {
      sum += a[p] * b[p];
    }
    return sum;
  }

  private static void addMultiple(double[] sum, double multiple, double[] vector) {
    for (int p = 0; p < sum.length; p++) {
      sum[p] += multiple * vector[p];
    }
  }
}
