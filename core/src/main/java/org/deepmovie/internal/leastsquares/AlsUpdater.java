package org.deepmovie.internal.leastsquares;

import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.options.common.EquationSolver;
import org.deepmovie.store.FloatRows;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Half an epoch of alternating least squares: with one side's vectors fixed, every vector of the
 * other side is set to the minimum of
 *
 * <pre>  sum over its ratings of (r - mu - [b_fixed] - x . y_fixed)^2 + lambda |x - prior|^2</pre>
 *
 * <p>With {@code biased}, component 0 of every vector is the row's bias: it is learned against a
 * constant 1, and the bias of the fixed side is subtracted from the target. Rows do not depend on
 * each other, so that the result is the same at any number of threads.
 */
public final class AlsUpdater {

  private static final int ROWS_AT_A_TIME = 8;

  /** Vectors of at least this length are folded in by the dual form, if there are fewer ratings. */
  private static final int LONG = 256;

  private final boolean biased;
  private final double globalMean;
  private final int dimension;
  private final EquationSolver solver;
  private final int cgSteps;

  /** By thread; made when first needed, as one takes d x d numbers. */
  private final @Nullable NormalEquationSolver[] workspaces;

  /**
   * An updater that solves exactly.
   *
   * @param dimension the length of the vectors, the bias included if there is one
   * @param biased whether component 0 is a bias
   * @param globalMean mu, which is subtracted from every rating
   * @param threads the number of workspaces
   */
  public AlsUpdater(int dimension, boolean biased, double globalMean, int threads) {
    this(dimension, biased, globalMean, threads, EquationSolver.CHOLESKY, 1);
  }

  /**
   * The updater as above with another solver.
   *
   * @param cgSteps the number of steps of {@link EquationSolver#CG}, from 1
   */
  public AlsUpdater(
      int dimension,
      boolean biased,
      double globalMean,
      int threads,
      EquationSolver solver,
      int cgSteps) {
    this.biased = biased;
    this.globalMean = globalMean;
    this.dimension = dimension;
    this.solver = solver;
    this.cgSteps = cgSteps;
    this.workspaces = new NormalEquationSolver[threads];
  }

  private NormalEquationSolver workspace(int thread) {
    NormalEquationSolver workspace = workspaces[thread];
    if (workspace == null) {
      workspace = NormalEquationSolver.of(solver, dimension, cgSteps);
      workspaces[thread] = workspace;
    }
    return workspace;
  }

  /**
   * Updates every row of {@code vectors}; a row without ratings becomes its prior.
   *
   * @param ratings rows are the rows of {@code vectors}, columns those of {@code fixed}
   * @param prior of the shape of {@code vectors}, or null for 0
   * @param regularization lambda by row; above 0 for every row that has ratings
   * @throws ArithmeticException if a row's equations cannot be solved
   */
  public void update(
      CsrMatrix ratings,
      FloatMatrix fixed,
      FloatMatrix vectors,
      @Nullable FloatMatrix prior,
      float[] regularization,
      Workers workers) {
    update(ratings, fixed, vectors, prior, regularization, regularization, workers);
  }

  /**
   * Updates as above.
   *
   * @param biasRegularization lambda of component 0 by row
   */
  public void update(
      CsrMatrix ratings,
      FloatMatrix fixed,
      FloatMatrix vectors,
      @Nullable FloatMatrix prior,
      float[] regularization,
      float[] biasRegularization,
      Workers workers) {
    update(
        IntStream.range(0, ratings.rows()).toArray(),
        ratings,
        fixed,
        vectors,
        prior,
        regularization,
        biasRegularization,
        workers);
  }

  /**
   * Updates some rows as above, and leaves the others as they are.
   *
   * @param rows their indices, each once
   */
  public void update(
      int[] rows,
      CsrMatrix ratings,
      FloatMatrix fixed,
      FloatMatrix vectors,
      @Nullable FloatMatrix prior,
      float[] regularization,
      float[] biasRegularization,
      Workers workers) {
    workers.forEach(
        rows.length,
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int n = from; n < to; n++) {
            int row = rows[n];
            updateRow(
                workspace(worker),
                ratings,
                row,
                fixed,
                vectors,
                prior,
                regularization[row],
                biasRegularization[row]);
          }
        });
  }

  private void updateRow(
      NormalEquationSolver equations,
      CsrMatrix ratings,
      int row,
      FloatMatrix fixed,
      FloatMatrix vectors,
      @Nullable FloatMatrix prior,
      float regularization,
      float biasRegularization) {
    float[] values = vectors.values();
    int at = vectors.offset(row);
    float @Nullable [] mean = prior == null ? null : prior.values();
    if (ratings.count(row) == 0) {
      for (int k = 0; k < vectors.columns(); k++) {
        values[at + k] = mean == null ? 0 : mean[at + k];
      }
      return;
    }
    equations.reset();
    for (int p = ratings.start(row); p < ratings.end(row); p++) {
      add(equations, fixed, ratings.column(p), ratings.value(p));
    }
    if (!equations.solve(regularization, biasRegularization, mean, values, at)) {
      throw new ArithmeticException("the normal equations of row " + row + " cannot be solved");
    }
  }

  private void add(NormalEquationSolver equations, FloatRows fixed, int other, double rating) {
    float[] rated = fixed.array(other);
    int at = fixed.offset(other);
    if (biased) {
      equations.addWithConstant(rated, at, (float) (rating - globalMean - rated[at]));
    } else {
      equations.add(rated, at, (float) (rating - globalMean));
    }
  }

  /**
   * The vector of a new row from a few ratings. It is the prior mean if the equations cannot be
   * solved, as they cannot for a model whose factors grew far beyond the regularization.
   *
   * @param others the rated rows of {@code fixed}
   * @param ratings their ratings
   * @param regularization lambda, above 0
   * @param biasRegularization lambda of component 0
   * @param prior the prior mean, of the length of the vectors, or null for 0
   */
  public float[] foldIn(
      FloatRows fixed,
      int[] others,
      double[] ratings,
      double regularization,
      double biasRegularization,
      float @Nullable [] prior) {
    boolean dual =
        dimension >= LONG
            && others.length < dimension
            && Math.min(regularization, biasRegularization) > 0;
    NormalEquationSolver equations =
        dual ? new DualSolver(dimension, others.length, Kernels.best()) : workspace(0);
    equations.reset();
    for (int p = 0; p < others.length; p++) {
      add(equations, fixed, others[p], ratings[p]);
    }
    float[] vector = new float[fixed.columns()];
    boolean solved = equations.solve(regularization, biasRegularization, prior, vector, 0);
    return solved || prior == null ? vector : prior.clone();
  }
}
