package org.deepmovie.internal.leastsquares;

import org.deepmovie.internal.kernel.Kernels;

/**
 * The ridge regression of one row: gathers rated vectors and their targets, then solves
 *
 * <pre>  (F'F + B + ridge I) x = F't + ridge prior</pre>
 *
 * where F is n x d (one rated vector a row), t are the n targets, and B is a matrix that all rows
 * share, 0 if none was given. This is the update of u_i and v_j in probabilistic matrix
 * factorization and in alternating least squares (Zhou et al. 2008, eq. 4; with a prior mean, Kim
 * et al. 2016, eq. 7 and 8; with B = Y'Y, Hu et al. 2008, eq. 4).
 *
 * <p>A workspace: made once per thread, reused for every row, not thread-safe. The targets ride
 * along as one more column of F, so that the same loops give F'F and F't.
 */
public abstract class RidgeRegression {

  final Kernels kernels;
  final int dimension;
  final int stride;
  float[] base;

  /** The rows of F that are being gathered, {@code stride} apart, each with its target behind. */
  float[] block;

  /** The number of rows in {@code block}. */
  int pending;

  RidgeRegression(int dimension, int rowsPerBlock, Kernels kernels) {
    this.kernels = kernels;
    this.dimension = dimension;
    this.stride = kernels.tileStride(dimension + 1);
    this.block = new float[Math.multiplyExact(rowsPerBlock, stride)];
  }

  /** Sets B for all rows to come: d x d, symmetric, not copied. */
  public final void setBase(float[] base) {
    this.base = base;
  }

  /** Forgets all vectors. */
  public abstract void reset();

  /** Adds the vector at {@code vectors[offset ..]} with its target. */
  public final void add(float[] vectors, int offset, float target) {
    System.arraycopy(vectors, offset, block, pending * stride, dimension);
    take(target);
  }

  /** Adds the vector as above, but with 1 in place of its first component. */
  public final void addWithConstant(float[] vectors, int offset, float target) {
    System.arraycopy(vectors, offset, block, pending * stride, dimension);
    block[pending * stride] = 1;
    take(target);
  }

  /** Adds {@code scale} times the vector at {@code vectors[offset ..]} with its target. */
  public final void addScaled(float[] vectors, int offset, float scale, float target) {
    int at = pending * stride;
    for (int k = 0; k < dimension; k++) {
      block[at + k] = scale * vectors[offset + k];
    }
    take(target);
  }

  private void take(float target) {
    block[pending * stride + dimension] = target;
    pending++;
    if (pending * stride == block.length) {
      flush();
    }
  }

  /** Makes room in {@code block}. */
  abstract void flush();

  /**
   * Solves for x and writes it to {@code into[offset ..]}.
   *
   * @param ridge the weight of the prior, above 0 unless F has full rank
   * @param firstRidge the same for component 0
   * @param prior the prior mean at {@code prior[offset ..]}, or null for 0
   * @param into where an iterative solver starts, and what it gives
   * @return false, with {@code into} untouched, if the matrix is not positive definite
   */
  public abstract boolean solve(
      double ridge, double firstRidge, float[] prior, float[] into, int offset);

  /** Solves as above with the same weight for all components. */
  public final boolean solve(double ridge, float[] prior, float[] into, int offset) {
    return solve(ridge, ridge, prior, into, offset);
  }
}
