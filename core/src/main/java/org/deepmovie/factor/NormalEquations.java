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
 * float over stretches, in double over these, and factored in double.
 */
public final class NormalEquations {

  private static final int BLOCK = 64;

  /** After as many vectors the float sums move into the double ones, before they lose digits. */
  private static final int VECTORS_IN_FLOAT = 4096;

  private final Kernels kernels;
  private final int dimension;
  private final int stride;
  private final float[] block;
  private final float[] blockTargets;
  private final float[] blockRight;
  private final float[] gram;
  private final double[] right;
  private final double[] factor;
  private int pending;
  private int inFloat;

  /** A workspace for vectors of length {@code dimension}. */
  public NormalEquations(int dimension, Kernels kernels) {
    this.kernels = kernels;
    this.dimension = dimension;
    this.stride = kernels.stride(dimension);
    this.block = new float[BLOCK * stride];
    this.blockTargets = new float[BLOCK];
    this.blockRight = new float[stride];
    this.gram = new float[stride * stride];
    this.right = new double[dimension];
    this.factor = new double[dimension * stride];
  }

  /** Forgets all vectors. */
  public void reset() {
    Arrays.fill(gram, 0);
    Arrays.fill(factor, 0);
    Arrays.fill(right, 0);
    pending = 0;
    inFloat = 0;
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
    blockTargets[pending++] = target;
    if (pending == BLOCK) {
      flush();
    }
  }

  private void flush() {
    kernels.addGram(block, pending, stride, gram);
    Arrays.fill(blockRight, 0);
    for (int vector = 0; vector < pending; vector++) {
      addMultiple(blockRight, block, vector * stride, blockTargets[vector]);
    }
    for (int k = 0; k < dimension; k++) {
      right[k] += blockRight[k];
    }
    inFloat += pending;
    pending = 0;
    if (inFloat >= VECTORS_IN_FLOAT) {
      moveToDouble();
    }
  }

  private void moveToDouble() {
    for (int row = 0; row < dimension; row++) {
      for (int at = row * stride + row; at < row * stride + dimension; at++) {
        factor[at] += gram[at];
      }
    }
    Arrays.fill(gram, 0);
    inFloat = 0;
  }

  private static void addMultiple(float[] sum, float[] vectors, int offset, float multiple) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += multiple * vectors[offset + k];
    }
  }

  /**
   * Solves for x and writes it to {@code solution[offset ..]}.
   *
   * @param ridge the weight of the prior, above 0 unless F has full rank
   * @param prior the prior mean at {@code prior[offset ..]}, or null for 0
   * @return false, with the solution untouched, if the matrix is not positive definite
   */
  public boolean solve(double ridge, float[] prior, float[] solution, int offset) {
    flush();
    moveToDouble();
    for (int row = 0; row < dimension; row++) {
      factor[row * stride + row] += ridge;
      if (prior != null) {
        right[row] += ridge * prior[offset + row];
      }
    }
    if (!kernels.cholesky(factor, dimension, stride)) {
      return false;
    }
    Kernels.solve(factor, dimension, stride, right);
    for (int row = 0; row < dimension; row++) {
      solution[offset + row] = (float) right[row];
    }
    return true;
  }

  /**
   * Draws x from the normal distribution with precision Q = weight F'F + P and mean Q^-1 (weight
   * F't + P m), and writes it to {@code solution[offset ..]}: the posterior of a row's vector in
   * Bayesian matrix factorization (Salakhutdinov and Mnih 2008, eq. 11 to 13).
   *
   * @param weight the precision of the targets' noise
   * @param precision P, d x d, symmetric, row by row
   * @param shift P m, m being the prior mean
   * @param normals d numbers of the standard normal distribution, or null to write the mean
   * @return false, with the solution untouched, if Q is not positive definite
   */
  public boolean draw(
      double weight,
      double[] precision,
      double[] shift,
      double[] normals,
      float[] solution,
      int offset) {
    flush();
    moveToDouble();
    for (int row = 0; row < dimension; row++) {
      for (int c = row; c < dimension; c++) {
        int at = row * stride + c;
        factor[at] = weight * factor[at] + precision[row * dimension + c];
      }
      right[row] = weight * right[row] + shift[row];
    }
    if (!kernels.cholesky(factor, dimension, stride)) {
      return false;
    }
    Kernels.solveTransposed(factor, dimension, stride, right);
    for (int row = 0; normals != null && row < dimension; row++) {
      right[row] += normals[row];
    }
    Kernels.solveUpper(factor, dimension, stride, right);
    for (int row = 0; row < dimension; row++) {
      solution[offset + row] = (float) right[row];
    }
    return true;
  }
}
