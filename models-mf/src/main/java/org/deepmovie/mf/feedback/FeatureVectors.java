package org.deepmovie.mf.feedback;

import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.Kernels;
import org.deepmovie.factor.Ridge;

/**
 * Vectors y_j of features, of which row r of a side has the sum |r|^-1/2 sum over j of a_rj y_j,
 * where |r| is the number of its features: what a user had to do with (a = 1), or how far the
 * user's ratings lie from the baseline (a = r_uj - b_uj).
 */
final class FeatureVectors {

  private static final Kernels KERNELS = Kernels.best();

  private final SparseRows rows;
  private final FactorMatrix vectors;
  private final float[] ridges;
  private final float[] scales;
  private final float[] squares;

  /**
   * Vectors of 0.
   *
   * @param rows a_rj, rows x features
   * @param ridge of a feature's vector, by the number of rows that have it
   */
  FeatureVectors(SparseRows rows, int length, Ridge ridge) {
    this.rows = rows;
    this.vectors = new FactorMatrix(rows.columns(), length);
    this.ridges = ridge.perEntry(rows.transpose());
    this.scales = new float[rows.rows()];
    this.squares = new float[rows.rows()];
    for (int row = 0; row < scales.length; row++) {
      double sum = 0;
      for (int p = rows.start(row); p < rows.end(row); p++) {
        sum += rows.value(p) * rows.value(p);
      }
      int count = Math.max(1, rows.count(row));
      scales[row] = (float) (1 / Math.sqrt(count));
      squares[row] = (float) (sum / count);
    }
  }

  /** Features x length. */
  FactorMatrix vectors() {
    return vectors;
  }

  /** The sum of the squares of what multiplies the vectors in the sum of {@code row}. */
  float squares(int row) {
    return squares[row];
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
   * Takes a step: y_j &lt;- (1 - rate ridge_j) y_j + rate |r|^-1/2 a_rj gradient for all features
   * of {@code row}.
   */
  void step(int row, float rate, float[] gradient) {
    int length = vectors.columns();
    for (int p = rows.start(row); p < rows.end(row); p++) {
      int feature = rows.column(p);
      KERNELS.shrinkAndAdd(
          vectors.values(),
          vectors.offset(feature),
          1 - rate * ridges[feature],
          rate * scales[row] * rows.value(p),
          gradient,
          0,
          length);
    }
  }
}
