package org.deepmovie.internal.leastsquares;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.train.Workers;

/**
 * Half a sweep of alternating least squares: with one side's vectors fixed, every vector of the
 * other side is set to the minimum of
 *
 * <pre>  sum over its ratings of (r - offset - [b_fixed] - x . y_fixed)^2 + ridge |x - prior|^2
 * </pre>
 *
 * <p>With {@code biased}, component 0 of every vector is that row's bias: it is learned against a
 * constant 1, and the fixed side's bias is taken off the target. Rows do not depend on each other,
 * so the result is the same at any number of threads.
 */
public final class LeastSquaresSweep {

  private static final int ROWS_AT_A_TIME = 8;

  private final boolean biased;
  private final double offset;
  private final RidgeRegression[] workspaces;

  /**
   * A sweep that solves exactly, for vectors of length {@code dimension}, the bias included if
   * there is one.
   *
   * @param biased whether component 0 is a bias
   * @param offset is taken off every rating
   * @param threads the number of workspaces
   */
  public LeastSquaresSweep(int dimension, boolean biased, double offset, int threads) {
    this(dimension, biased, offset, threads, EquationSolver.CHOLESKY, 1);
  }

  /**
   * The sweep as above with another solver.
   *
   * @param cgSteps the number of steps of {@link EquationSolver#CG}, from 1
   */
  public LeastSquaresSweep(
      int dimension,
      boolean biased,
      double offset,
      int threads,
      EquationSolver solver,
      int cgSteps) {
    this.biased = biased;
    this.offset = offset;
    this.workspaces = new RidgeRegression[threads];
    for (int t = 0; t < threads; t++) {
      workspaces[t] = solver.workspace(dimension, cgSteps);
    }
  }

  /**
   * Updates every row of {@code vectors}; a row without ratings becomes its prior.
   *
   * @param ratings rows are the rows of {@code vectors}, columns those of {@code fixed}
   * @param prior of the shape of {@code vectors}, or null for 0
   * @param ridges the weight of the prior per row; above 0 for every row that has ratings
   * @throws ArithmeticException if a row's equations cannot be solved
   */
  public void update(
      CsrMatrix ratings,
      FloatMatrix fixed,
      FloatMatrix vectors,
      FloatMatrix prior,
      float[] ridges,
      Workers workers) {
    update(ratings, fixed, vectors, prior, ridges, ridges, workers);
  }

  /**
   * Updates as above.
   *
   * @param firstRidges the weight of the prior of component 0
   */
  public void update(
      CsrMatrix ratings,
      FloatMatrix fixed,
      FloatMatrix vectors,
      FloatMatrix prior,
      float[] ridges,
      float[] firstRidges,
      Workers workers) {
    workers.forEach(
        ratings.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            updateRow(
                workspaces[worker],
                ratings,
                row,
                fixed,
                vectors,
                prior,
                ridges[row],
                firstRidges[row]);
          }
        });
  }

  private void updateRow(
      RidgeRegression equations,
      CsrMatrix ratings,
      int row,
      FloatMatrix fixed,
      FloatMatrix vectors,
      FloatMatrix prior,
      float ridge,
      float firstRidge) {
    float[] values = vectors.values();
    int at = vectors.offset(row);
    float[] mean = prior == null ? null : prior.values();
    if (ratings.count(row) == 0) {
      for (int k = 0; k < vectors.columns(); k++) {
        values[at + k] = mean == null ? 0 : mean[at + k];
      }
      return;
    }
    equations.reset();
    for (int p = ratings.start(row); p < ratings.end(row); p++) {
      gather(equations, fixed, ratings.column(p), ratings.value(p));
    }
    if (!equations.solve(ridge, firstRidge, mean, values, at)) {
      throw new ArithmeticException("the normal equations of row " + row + " cannot be solved");
    }
  }

  private void gather(RidgeRegression equations, FloatMatrix fixed, int other, double rating) {
    float[] rated = fixed.values();
    int at = fixed.offset(other);
    if (biased) {
      equations.addWithConstant(rated, at, (float) (rating - offset - rated[at]));
    } else {
      equations.add(rated, at, (float) (rating - offset));
    }
  }

  /**
   * The vector of a new row from a few ratings.
   *
   * @param others the fixed side's rows that were rated
   * @param ratings their ratings
   * @param ridge the weight of the prior, above 0
   * @param firstRidge the weight of the prior of component 0
   * @param prior the prior's mean, of the length of the vectors, or null for 0
   */
  public float[] foldIn(
      FloatMatrix fixed,
      int[] others,
      double[] ratings,
      double ridge,
      double firstRidge,
      float[] prior) {
    RidgeRegression equations = workspaces[0];
    equations.reset();
    for (int p = 0; p < others.length; p++) {
      gather(equations, fixed, others[p], ratings[p]);
    }
    float[] vector = new float[fixed.columns()];
    if (!equations.solve(ridge, firstRidge, prior, vector, 0)) {
      throw new ArithmeticException("the normal equations of the new row cannot be solved");
    }
    return vector;
  }
}
