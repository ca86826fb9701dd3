package org.deepmovie.internal.mf.feedback;

import org.deepmovie.internal.kernel.CenteredRows;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.mf.term.RatingTerm;
import org.deepmovie.internal.mf.vector.CompositeVectors;
import org.deepmovie.train.Workers;

/**
 * Stochastic gradient descent over the ratings of users, or of items, row by row. With x the vector
 * of the row (own factors p and a sum z of vectors y_j with weights a_j), q the vector of the
 * column and e the error of a rating, Koren (2008, section 4) takes for each rating the step
 *
 * <pre>
 *   p   &lt;- p   + rate (e q - lambda p)
 *   q   &lt;- q   + rate (e x - lambda q)
 *   y_j &lt;- y_j + rate (e a_j q - lambda y_j)     for all j
 * </pre>
 *
 * whose last line moves z by rate (sum of a_j^2) e q. So it is enough to move x by the moves of p
 * and z, rating by rating, and to hand the sum of the moves down to the y_j when the row is done:
 * two passes over the y_j of a row instead of one per rating. The y_j are regularized once per row.
 * This is the step above but for terms of the order of rate^2 lambda: the same in the limit of
 * small rates.
 */
final class RowwiseSgd {

  private static final Kernels KERNELS = Kernels.best();

  private final CompositeVectors rows;
  private final CompositeVectors columns;
  private final RatingTerm term;
  private final float[] start;
  private final float[] gradient;

  /**
   * A descent over the ratings of {@code rows}.
   *
   * @param columns the vectors of the other side; their sums stay as they are
   * @param term is added to the products of the vectors
   */
  RowwiseSgd(CompositeVectors rows, CompositeVectors columns, RatingTerm term) {
    this.rows = rows;
    this.columns = columns;
    this.term = term;
    this.start = new float[rows.vectors().columns()];
    this.gradient = new float[rows.vectors().columns()];
  }

  /**
   * Visits every rating of the rows in {@code order}. The vectors of both sides are up to date
   * afterwards.
   *
   * @param decay multiplies all learning rates
   * @return the sum of the squared errors, each as it was before its step
   * @throws ArithmeticException if it is not finite
   */
  double pass(int[] order, float decay) {
    double sum = 0;
    for (int row : order) {
      Workers.requireNotInterrupted();
      rows.refresh(row);
      sum += descend(row, decay);
    }
    if (!Double.isFinite(sum)) {
      throw new ArithmeticException("The sum of the squared errors is " + sum + ".");
    }
    rows.refresh();
    return sum;
  }

  private double descend(int row, float decay) {
    float[] x = rows.vectors().values();
    float[] q = columns.vectors().values();
    int length = rows.vectors().columns();
    CenteredRows rowVectors = new CenteredRows(x, rows.sums().values(), length);
    CenteredRows columnVectors = new CenteredRows(q, columns.sums().values(), length);
    int at = rows.vectors().offset(row);
    System.arraycopy(x, at, start, 0, length);
    float shrinkage = rows.shrinkage(row, decay);
    float rate = decay * rows.vectorRate(row);
    float columnRate = decay * columns.ownRate();
    double squares = 0;
    for (int p = rows.ratings().start(row); p < rows.ratings().end(row); p++) {
      int column = rows.ratings().column(p);
      int to = columns.vectors().offset(column);
      float product = KERNELS.dot(x, at, q, to, length);
      float error = (float) (rows.ratings().value(p) - term.value(row, column, p) - product);
      squares += error * error;
      term.step(row, column, p, error, decay);
      KERNELS.updatePair(
          rowVectors,
          row,
          shrinkage,
          rate * error,
          columnVectors,
          column,
          columns.shrinkage(column, decay),
          columnRate * error);
    }
    if (rows.sumRate(row) > 0) {
      float remaining = (float) StrictMath.pow(shrinkage, rows.ratings().count(row));
      stepFeedback(row, decay, remaining);
    }
    return squares;
  }

  /**
   * Hands the moves of a row down to the vectors that its sum is made of.
   *
   * @param remaining what regularization left of the row's own factors
   */
  private void stepFeedback(int row, float decay, float remaining) {
    float[] x = rows.vectors().values();
    float[] sums = rows.sums().values();
    int at = rows.vectors().offset(row);
    float rate = decay * rows.vectorRate(row);
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = (x[at + k] - sums[at + k] - remaining * (start[k] - sums[at + k])) / rate;
    }
    rows.stepFeedback(row, decay, gradient);
  }
}
