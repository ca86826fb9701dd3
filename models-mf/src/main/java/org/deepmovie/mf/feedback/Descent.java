package org.deepmovie.mf.feedback;

import org.deepmovie.factor.Kernels;

/**
 * A pass of stochastic gradient descent over the ratings of one side, row by row. With x the vector
 * of the row (own factors p and a sum z of features y_j with weights a_j), q the vector of the
 * column and e the error of a rating, Koren (2008, section 4) takes for each rating the step
 *
 * <pre>
 *   p   &lt;- p   + rate (e q - ridge p)
 *   q   &lt;- q   + rate (e x - ridge q)
 *   y_j &lt;- y_j + featureRate (e a_j q - ridge y_j)     for all j
 * </pre>
 *
 * whose last line moves z by featureRate (sum of a_j^2) e q. So it is enough to move x by what p
 * and z move, rating by rating, and to hand the sum of the moves down to the y_j when the row is
 * done: two passes over the features of a row instead of one per rating. The y_j are regularized
 * once per row. This is the step above but for terms of the order of rate^2 ridge.
 */
final class Descent {

  private static final Kernels KERNELS = Kernels.best();

  private final double mean;
  private final float[] start;
  private final float[] gradient;

  /** A descent for vectors of {@code length} around the mean rating {@code mean}. */
  Descent(double mean, int length) {
    this.mean = mean;
    this.start = new float[length];
    this.gradient = new float[length];
  }

  /**
   * Goes through those of {@code rows} that have ratings, in the given order. The vectors of {@code
   * columns} are up to date; what they get of their features is not changed.
   *
   * @return the sum of the squared errors, each as it was before its step
   * @throws ArithmeticException if it is not finite
   */
  double pass(Side rows, Side columns, int[] order, float rate, float featureRate) {
    double sum = 0;
    for (int row : order) {
      rows.refresh(row);
      sum += descend(rows, columns, row, rate, featureRate);
    }
    if (!Double.isFinite(sum)) {
      throw new ArithmeticException("the errors sum to " + sum);
    }
    return sum;
  }

  private double descend(Side rows, Side columns, int row, float rate, float featureRate) {
    float[] x = rows.vectors().values();
    float[] z = rows.sums().values();
    float[] q = columns.vectors().values();
    float[] qMeans = columns.sums().values();
    int length = rows.vectors().columns();
    int at = rows.vectors().offset(row);
    System.arraycopy(x, at, start, 0, length);
    float keep = rows.keep(row, rate);
    float ownRate = rows.hasOwn() ? rate : 0;
    float moveRate = ownRate + featureRate * squares(rows, row);
    float columnRate = columns.hasOwn() ? rate : 0;
    double squares = 0;
    for (int p = rows.ratings().start(row); p < rows.ratings().end(row); p++) {
      int column = rows.ratings().column(p);
      int to = columns.vectors().offset(column);
      float error =
          (float)
              (rows.ratings().value(p)
                  - mean
                  - rows.biases()[row]
                  - columns.biases()[column]
                  - KERNELS.dot(x, at, q, to, length));
      squares += error * error;
      rows.stepBias(row, rate, error);
      columns.stepBias(column, rate, error);
      KERNELS.pullAboutMeans(
          x,
          z,
          at,
          keep,
          moveRate * error,
          q,
          qMeans,
          to,
          columns.keep(column, rate),
          columnRate * error,
          length);
    }
    stepFeatures(
        rows, row, featureRate, moveRate, (float) StrictMath.pow(keep, rows.ratings().count(row)));
    return squares;
  }

  private static float squares(Side rows, int row) {
    float sum = 0;
    for (FeatureVectors features : rows.features()) {
      sum += features.squares(row);
    }
    return sum;
  }

  /**
   * Hands the moves of a row down to its features.
   *
   * @param kept what regularization left of the row's own factors
   */
  private void stepFeatures(Side rows, int row, float featureRate, float moveRate, float kept) {
    if (rows.features().isEmpty() || moveRate == 0) {
      return;
    }
    float[] x = rows.vectors().values();
    float[] z = rows.sums().values();
    int at = rows.vectors().offset(row);
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = (x[at + k] - z[at + k] - kept * (start[k] - z[at + k])) / moveRate;
    }
    for (FeatureVectors features : rows.features()) {
      features.step(row, featureRate, gradient);
    }
    KERNELS.addMultiple(z, at, featureRate * squares(rows, row), gradient, 0, gradient.length);
  }
}
