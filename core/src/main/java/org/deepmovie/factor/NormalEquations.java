package org.deepmovie.factor;

import java.util.Arrays;

/**
 * The ridge regression of one row: gathers rated vectors and their targets, then solves
 *
 * <pre>  (F'F + ridge I) x = F't + ridge prior</pre>
 *
 * where F is n x d (one rated vector a row) and t are the n targets. This is the update of u_i and
 * v_j in probabilistic matrix factorization and in alternating least squares (Zhou et al. 2008, eq.
 * 4; with a prior mean, Kim et al. 2016, eq. 7 and 8).
 *
 * <p>A workspace: made once per thread, reused for every row, not thread-safe. F'F is summed in
 * float over stretches, in double over these, and factored in double. The targets ride along as one
 * more column of F, so that the same loops give F't and the forward half of the solution.
 */
public final class NormalEquations {

  private static final int BLOCK = 64;

  /** After as many vectors the float sums move into the double ones, before they lose digits. */
  private static final int VECTORS_IN_FLOAT = 4096;

  private final Kernels kernels;
  private final int dimension;
  private final int stride;
  private final float[] block;
  private final float[] gram;
  private final double[] sums;
  private final double[] factor;
  private final double[] solution;
  private int pending;
  private int inFloat;
  private boolean inDouble;

  /** A workspace for vectors of length {@code dimension}. */
  public NormalEquations(int dimension, Kernels kernels) {
    this.kernels = kernels;
    this.dimension = dimension;
    this.stride = kernels.stride(dimension + 1);
    this.block = new float[BLOCK * stride];
    this.gram = new float[stride * stride];
    this.sums = new double[dimension * stride];
    this.factor = new double[dimension * stride];
    this.solution = new double[dimension];
  }

  /** Forgets all vectors. */
  public void reset() {
    Arrays.fill(gram, 0);
    if (inDouble) {
      Arrays.fill(sums, 0);
    }
    pending = 0;
    inFloat = 0;
    inDouble = false;
  }

  /** Adds the vector at {@code vectors[offset ..]} with its target. */
  public void add(float[] vectors, int offset, float target) {
    System.arraycopy(vectors, offset, block, pending * stride, dimension);
    take(target);
  }

  /** Adds the vector as above, but with 1 in place of its first component. */
  public void addWithConstant(float[] vectors, int offset, float target) {
    System.arraycopy(vectors, offset, block, pending * stride, dimension);
    block[pending * stride] = 1;
    take(target);
  }

  private void take(float target) {
    block[pending * stride + dimension] = target;
    pending++;
    if (pending == BLOCK) {
      flush();
    }
  }

  private void flush() {
    kernels.addGram(block, pending, dimension + 1, stride, gram);
    inFloat += pending;
    pending = 0;
    if (inFloat >= VECTORS_IN_FLOAT) {
      moveToDouble();
    }
  }

  private void moveToDouble() {
    for (int row = 0; row < dimension; row++) {
      for (int at = row * stride + row; at <= row * stride + dimension; at++) {
        sums[at] += gram[at];
      }
    }
    Arrays.fill(gram, 0);
    inFloat = 0;
    inDouble = true;
  }

  /**
   * Solves for x and writes it to {@code into[offset ..]}.
   *
   * @param ridge the weight of the prior, above 0 unless F has full rank
   * @param prior the prior mean at {@code prior[offset ..]}, or null for 0
   * @return false, with {@code into} untouched, if the matrix is not positive definite
   */
  public boolean solve(double ridge, float[] prior, float[] into, int offset) {
    flush();
    widen();
    if (inDouble) {
      addSums();
    }
    for (int row = 0; row < dimension; row++) {
      factor[row * stride + row] += ridge;
      if (prior != null) {
        factor[row * stride + dimension] += ridge * prior[offset + row];
      }
    }
    if (!kernels.cholesky(factor, dimension, dimension + 1, stride)) {
      return false;
    }
    for (int row = 0; row < dimension; row++) {
      solution[row] = factor[row * stride + dimension];
    }
    kernels.solveUpper(factor, dimension, stride, solution);
    for (int row = 0; row < dimension; row++) {
      into[offset + row] = (float) solution[row];
    }
    return true;
  }

  private void widen() {
    for (int row = 0; row < dimension; row++) {
      for (int at = row * stride + row; at <= row * stride + dimension; at++) {
        factor[at] = gram[at];
      }
    }
  }

  private void addSums() {
    for (int row = 0; row < dimension; row++) {
      for (int at = row * stride + row; at <= row * stride + dimension; at++) {
        factor[at] += sums[at];
      }
    }
  }
}
