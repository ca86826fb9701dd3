package org.deepmovie.internal.mf.feedback;

import org.deepmovie.internal.kernel.CenteredRows;
import org.deepmovie.internal.kernel.Kernels;

/**
 * A pass of stochastic gradient descent over the ratings of one side, row by row. With x the vector
 * of the row (own factors p and a sum z of features y_j with weights a_j), q the vector of the
 * column and e the error of a rating, Koren (2008, section 4) takes for each rating the step
 *
 * <pre>
 *   p   &lt;- p   + rate (e q - ridge p)
 *   q   &lt;- q   + rate (e x - ridge q)
 *   y_j &lt;- y_j + rate (e a_j q - ridge y_j)     for all j
 * </pre>
 *
 * whose last line moves z by rate (sum of a_j^2) e q. So it is enough to move x by what p and z
 * move, rating by rating, and to hand the sum of the moves down to the y_j when the row is done:
 * two passes over the features of a row instead of one per rating. The y_j are regularized once per
 * row. This is the step above but for terms of the order of rate^2 ridge: the same in the limit of
 * small rates.
 */
final class SideSgd {

  private static final Kernels KERNELS = Kernels.best();

  private final float[] start;
  private final float[] gradient;

  /** A descent for vectors of {@code length}. */
  SideSgd(int length) {
    this.start = new float[length];
    this.gradient = new float[length];
  }

  /**
   * Goes through those of {@code rows} that have ratings, in the given order. The vectors of {@code
   * columns} are up to date; what they get of their features is not changed.
   *
   * @param added to the products of the vectors
   * @param scale multiplies all rates
   * @return the sum of the squared errors, each as it was before its step
   * @throws ArithmeticException if it is not finite
   */
  double pass(SideVectors rows, SideVectors columns, BiasTerms added, int[] order, float scale) {
    double sum = 0;
    for (int row : order) {
      rows.refresh(row);
      sum += descend(rows, columns, added, row, scale);
    }
    if (!Double.isFinite(sum)) {
      throw new ArithmeticException("the errors sum to " + sum);
    }
    return sum;
  }

  private double descend(
      SideVectors rows, SideVectors columns, BiasTerms added, int row, float scale) {
    float[] x = rows.vectors().values();
    float[] q = columns.vectors().values();
    int length = rows.vectors().columns();
    CenteredRows rowVectors = new CenteredRows(x, rows.sums().values(), length);
    CenteredRows columnVectors = new CenteredRows(q, columns.sums().values(), length);
    int at = rows.vectors().offset(row);
    System.arraycopy(x, at, start, 0, length);
    float keep = rows.keep(row, scale);
    float rate = scale * rows.moves(row);
    float columnRate = scale * columns.ownRate();
    double squares = 0;
    for (int p = rows.ratings().start(row); p < rows.ratings().end(row); p++) {
      int column = rows.ratings().column(p);
      int to = columns.vectors().offset(column);
      float product = KERNELS.dot(x, at, q, to, length);
      float error = (float) (rows.ratings().value(p) - added.value(row, column, p) - product);
      squares += error * error;
      added.step(row, column, p, error, scale);
      KERNELS.updatePair(
          rowVectors,
          row,
          keep,
          rate * error,
          columnVectors,
          column,
          columns.keep(column, scale),
          columnRate * error);
    }
    if (rows.featuresMove(row) > 0) {
      stepFeatures(rows, row, scale, (float) StrictMath.pow(keep, rows.ratings().count(row)));
    }
    return squares;
  }

  /**
   * Hands the moves of a row down to its features.
   *
   * @param kept what regularization left of the row's own factors
   */
  private void stepFeatures(SideVectors rows, int row, float scale, float kept) {
    float[] x = rows.vectors().values();
    float[] sums = rows.sums().values();
    int at = rows.vectors().offset(row);
    float rate = scale * rows.moves(row);
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = (x[at + k] - sums[at + k] - kept * (start[k] - sums[at + k])) / rate;
    }
    for (FeatureVectors features : rows.features()) {
      features.step(row, scale, gradient);
    }
    float moves = scale * rows.featuresMove(row);
    KERNELS.addMultiple(sums, at, moves, gradient, 0, gradient.length);
  }
}
