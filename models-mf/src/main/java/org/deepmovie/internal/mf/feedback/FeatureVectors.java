package org.deepmovie.internal.mf.feedback;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;

/**
 * Vectors y_j of features, of which row r of a side has the sum |r|^-1/2 sum over j of a_rj y_j,
 * where |r| is the number of its features: what a user had to do with (a = 1), or how far the
 * user's ratings lie from the baseline (a = r_uj - b_uj).
 */
final class FeatureVectors {

  private static final Kernels KERNELS = Kernels.best();

  private final CsrMatrix rows;
  private final FloatMatrix vectors;
  private final float rate;
  private final float[] ridges;
  private final float[] scales;
  private final float[] moves;

  /**
   * Vectors of 0.
   *
   * @param rows a_rj, rows x features
   * @param rate how far a step goes
   * @param ridges regularize the features' vectors, each time that a row of theirs is visited
   */
  FeatureVectors(CsrMatrix rows, int length, double rate, float[] ridges) {
    this.rows = rows;
    this.vectors = new FloatMatrix(rows.columns(), length);
    this.rate = (float) rate;
    this.ridges = ridges;
    this.scales = new float[rows.rows()];
    this.moves = new float[rows.rows()];
    for (int row = 0; row < scales.length; row++) {
      double squares = 0;
      for (int p = rows.start(row); p < rows.end(row); p++) {
        squares += rows.value(p) * rows.value(p);
      }
      int count = Math.max(1, rows.count(row));
      scales[row] = (float) (1 / Math.sqrt(count));
      moves[row] = (float) (rate * squares / count);
    }
  }

  /** Features x length. */
  FloatMatrix vectors() {
    return vectors;
  }

  /** By what multiple of its gradient a step of the vectors moves the sum of {@code row}. */
  float moves(int row) {
    return moves[row];
  }

  /** Adds the sum of {@code row} to {@code into[at ..]}. */
  void addSum(int row, float[] into, int at) {
    int length = vectors.columns();
    for (int p = rows.start(row); p < rows.end(row); p++) {
      float weight = scales[row] * rows.value(p);
      KERNELS.addMultiple(
          into, at, weight, vectors.values(), vectors.offset(rows.column(p)), length);
    }
  }

  /**
   * Takes a step: y_j &lt;- (1 - scale rate ridge_j) y_j + scale rate |r|^-1/2 a_rj gradient for
   * all features of {@code row}.
   *
   * @param gradient of the sum
   */
  void step(int row, float scale, float[] gradient) {
    int length = vectors.columns();
    for (int p = rows.start(row); p < rows.end(row); p++) {
      int feature = rows.column(p);
      KERNELS.scaleAndAdd(
          vectors.values(),
          vectors.offset(feature),
          1 - scale * rate * ridges[feature],
          scale * rate * scales[row] * rows.value(p),
          gradient,
          0,
          length);
    }
  }
}
