package org.deepmovie.internal.leastsquares;

import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.options.common.EquationSolver;
import org.jspecify.annotations.Nullable;

/**
 * Solves the normal equations of the ridge regression of one row: it collects rated vectors and
 * their targets, then solves
 *
 * <pre>  (F'F + B + lambda I) x = F't + lambda prior</pre>
 *
 * where F is n x d (a rated vector per row), t are the n targets, and B is a matrix that all rows
 * share, by default 0. This is the update of u_i and v_j in probabilistic matrix factorization and
 * in alternating least squares (Zhou et al. 2008, eq. 4; with a prior mean, Kim et al. 2016, eq. 7
 * and 8; with B = Y'Y, Hu et al. 2008, eq. 4).
 *
 * <p>A workspace: created once per thread, reused for every row, not thread-safe. The targets are
 * one more column of F, so that the same loops compute F'F and F't.
 */
public abstract class NormalEquationSolver {

  final Kernels kernels;
  final int dimension;
  final int stride;
  float @Nullable [] base;

  /**
   * The rows of F that are not processed yet, {@code stride} apart, each followed by its target.
   */
  float[] block;

  /** The number of rows in {@code block}. */
  int pending;

  NormalEquationSolver(int dimension, int rowsPerBlock, Kernels kernels) {
    this.kernels = kernels;
    this.dimension = dimension;
    this.stride = kernels.tileStride(dimension + 1);
    this.block = new float[Math.multiplyExact(rowsPerBlock, stride)];
  }

  /**
   * A workspace for vectors of length {@code dimension}.
   *
   * @param cgSteps the number of steps of {@link EquationSolver#CG}, from 1
   */
  public static NormalEquationSolver of(EquationSolver solver, int dimension, int cgSteps) {
    return switch (solver) {
      case CHOLESKY -> new CholeskySolver(dimension, Kernels.best());
      case CG -> new ConjugateGradientSolver(dimension, cgSteps, Kernels.best());
    };
  }

  /** Sets B for all following rows: d x d, symmetric, not copied. */
  public final void setBase(float[] base) {
    this.base = base;
  }

  /** Discards all vectors. */
  public abstract void reset();

  /** Adds the vector at {@code vectors[offset ..]} with its target. */
  public final void add(float[] vectors, int offset, float target) {
    System.arraycopy(vectors, offset, block, pending * stride, dimension);
    append(target);
  }

  /** Adds the vector as above, but with 1 in place of its first component. */
  public final void addWithConstant(float[] vectors, int offset, float target) {
    System.arraycopy(vectors, offset, block, pending * stride, dimension);
    block[pending * stride] = 1;
    append(target);
  }

  /** Adds {@code scale} times the vector at {@code vectors[offset ..]} with its target. */
  public final void addScaled(float[] vectors, int offset, float scale, float target) {
    int at = pending * stride;
    for (int k = 0; k < dimension; k++) {
      block[at + k] = scale * vectors[offset + k];
    }
    append(target);
  }

  private void append(float target) {
    block[pending * stride + dimension] = target;
    pending++;
    if (pending * stride == block.length) {
      flush();
    }
  }

  /** Processes {@code block} and empties it. */
  abstract void flush();

  /**
   * Solves for x and writes it to {@code into[offset ..]}.
   *
   * @param regularization lambda, above 0 unless F has full rank
   * @param biasRegularization lambda of component 0
   * @param prior the prior mean at {@code prior[offset ..]}, or null for 0
   * @param into takes x; an iterative solver starts from its values
   * @return false, with {@code into} untouched, if the matrix is not positive definite
   */
  public abstract boolean solve(
      double regularization,
      double biasRegularization,
      float @Nullable [] prior,
      float[] into,
      int offset);

  /** Solves as above with the same lambda for all components. */
  public final boolean solve(
      double regularization, float @Nullable [] prior, float[] into, int offset) {
    return solve(regularization, regularization, prior, into, offset);
  }
}
