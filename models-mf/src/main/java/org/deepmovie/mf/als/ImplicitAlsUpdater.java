package org.deepmovie.mf.als;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.leastsquares.CholeskySolver;
import org.deepmovie.internal.leastsquares.NormalEquationSolver;
import org.deepmovie.options.common.EquationSolver;
import org.deepmovie.store.FloatRows;
import org.deepmovie.train.Workers;

/**
 * Half an epoch on implicit feedback: with one side's vectors Y fixed, every vector of the other
 * side is set to
 *
 * <pre>  x = (Y'Y + Y'(C - I)Y + lambda I)^-1 Y'C p</pre>
 *
 * (Hu et al. 2008, eq. 4), where the confidences C are 1 but for observations, and p is 1 for
 * observations and otherwise 0. It is a ridge regression on the observed rows of Y alone, plus Y'Y,
 * which all rows share. An observed row y of confidence 1 + w is the vector sqrt(w) y with the
 * target (1 + w) / sqrt(w).
 */
final class ImplicitAlsUpdater {

  private static final int ROWS_AT_A_TIME = 8;

  private final int dimension;
  private final double regularization;
  private final NormalEquationSolver[] workspaces;

  /** An updater of vectors of length {@code dimension}. */
  ImplicitAlsUpdater(
      int dimension, double regularization, EquationSolver solver, int cgSteps, int threads) {
    this.dimension = dimension;
    this.regularization = regularization;
    this.workspaces = new NormalEquationSolver[threads];
    for (int t = 0; t < threads; t++) {
      workspaces[t] = NormalEquationSolver.of(solver, dimension, cgSteps);
    }
  }

  /** Y'Y, d x d. */
  static float[] gram(FloatRows y) {
    CholeskySolver all = new CholeskySolver(y.columns(), Kernels.best());
    for (int row = 0; row < y.rows(); row++) {
      all.add(y.array(row), y.offset(row), 0);
    }
    return all.gram();
  }

  /**
   * Updates every row of {@code vectors}; a row without observations becomes 0.
   *
   * @param weights confidences less 1, above 0: rows are the rows of {@code vectors}, columns those
   *     of {@code fixed}
   * @throws ArithmeticException if a row's equations cannot be solved
   */
  void update(CsrMatrix weights, FloatMatrix fixed, FloatMatrix vectors, Workers workers) {
    update(IntStream.range(0, weights.rows()).toArray(), weights, fixed, vectors, workers);
  }

  /**
   * Updates some rows as above, and leaves the others as they are.
   *
   * @param rows their indices, each once
   */
  void update(
      int[] rows, CsrMatrix weights, FloatMatrix fixed, FloatMatrix vectors, Workers workers) {
    float[] gram = gram(fixed);
    for (NormalEquationSolver workspace : workspaces) {
      workspace.setBase(gram);
    }
    workers.forEach(
        rows.length,
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int n = from; n < to; n++) {
            updateRow(workspaces[worker], weights, rows[n], fixed, vectors);
          }
        });
  }

  private void updateRow(
      NormalEquationSolver equations,
      CsrMatrix weights,
      int row,
      FloatMatrix fixed,
      FloatMatrix vectors) {
    if (weights.count(row) == 0) {
      int at = vectors.offset(row);
      Arrays.fill(vectors.values(), at, at + dimension, 0);
      return;
    }
    equations.reset();
    for (int p = weights.start(row); p < weights.end(row); p++) {
      add(equations, fixed, weights.column(p), weights.value(p));
    }
    if (!equations.solve(regularization, null, vectors.values(), vectors.offset(row))) {
      throw new ArithmeticException("the normal equations of row " + row + " cannot be solved");
    }
  }

  private static void add(
      NormalEquationSolver equations, FloatRows fixed, int other, float weight) {
    double root = Math.sqrt(weight);
    equations.addScaled(
        fixed.array(other), fixed.offset(other), (float) root, (float) ((1 + weight) / root));
  }

  /**
   * The vector of a new row.
   *
   * @param gram {@link #gram} of {@code fixed}
   * @param others the observed rows of {@code fixed}
   * @param weights their confidences less 1
   */
  float[] foldIn(FloatRows fixed, float[] gram, int[] others, float[] weights) {
    NormalEquationSolver equations = workspaces[0];
    equations.setBase(gram);
    equations.reset();
    for (int p = 0; p < others.length; p++) {
      add(equations, fixed, others[p], weights[p]);
    }
    float[] vector = new float[dimension];
    // a row whose equations cannot be solved stays at the prior mean, 0
    equations.solve(regularization, null, vector, 0);
    return vector;
  }
}
