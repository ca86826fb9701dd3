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
 * float over blocks of eight vectors, which the JIT compiler turns into vector instructions, and
 * factored in double (Cholesky).
 */
public final class NormalEquations {

  private static final int BLOCK = 8;

  private final int dimension;
  private final float[] block;
  private final float[] blockTargets;
  private final float[] gram;
  private final double[] right;
  private final double[] factor;
  private int pending;

  /** A workspace for vectors of length {@code dimension}. */
  public NormalEquations(int dimension) {
    this.dimension = dimension;
    this.block = new float[BLOCK * dimension];
    this.blockTargets = new float[BLOCK];
    this.gram = new float[dimension * dimension];
    this.right = new double[dimension];
    this.factor = new double[dimension * dimension];
  }

  /** Forgets all vectors. */
  public void reset() {
    Arrays.fill(gram, 0);
    Arrays.fill(right, 0);
    pending = 0;
  }

  /** Adds the vector at {@code vectors[offset ..]} with its target. */
  public void add(float[] vectors, int offset, float target) {
    System.arraycopy(vectors, offset, block, pending * dimension, dimension);
    take(target);
  }

  /** Adds the vector as above, but with 1 in place of its first component. */
  public void addWithConstant(float[] vectors, int offset, float target) {
    System.arraycopy(vectors, offset, block, pending * dimension, dimension);
    block[pending * dimension] = 1;
    take(target);
  }

  private void take(float target) {
    blockTargets[pending++] = target;
    if (pending == BLOCK) {
      accumulate();
    }
  }

  private void accumulate() {
    int d = dimension;
    for (int row = 0; row < d; row++) {
      float x0 = block[row];
      float x1 = block[d + row];
      float x2 = block[2 * d + row];
      float x3 = block[3 * d + row];
      float x4 = block[4 * d + row];
      float x5 = block[5 * d + row];
      float x6 = block[6 * d + row];
      float x7 = block[7 * d + row];
      addOuterRow(row, x0, x1, x2, x3, x4, x5, x6, x7);
      right[row] +=
          (double) x0 * blockTargets[0]
              + (double) x1 * blockTargets[1]
              + (double) x2 * blockTargets[2]
              + (double) x3 * blockTargets[3]
              + (double) x4 * blockTargets[4]
              + (double) x5 * blockTargets[5]
              + (double) x6 * blockTargets[6]
              + (double) x7 * blockTargets[7];
    }
    pending = 0;
  }

  private void addOuterRow(
      int row, float x0, float x1, float x2, float x3, float x4, float x5, float x6, float x7) {
    int d = dimension;
    float[] f = block;
    float[] g = gram;
    int start = row * d;
    for (int c = row; c < d; c++) {
      g[start + c] +=
          ((x0 * f[c] + x1 * f[d + c]) + (x2 * f[2 * d + c] + x3 * f[3 * d + c]))
              + ((x4 * f[4 * d + c] + x5 * f[5 * d + c]) + (x6 * f[6 * d + c] + x7 * f[7 * d + c]));
    }
  }

  private void flush() {
    if (pending > 0) {
      Arrays.fill(block, pending * dimension, block.length, 0);
      Arrays.fill(blockTargets, pending, BLOCK, 0);
      accumulate();
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
    int d = dimension;
    for (int row = 0; row < d; row++) {
      for (int c = row; c < d; c++) {
        factor[row * d + c] = gram[row * d + c];
      }
      factor[row * d + row] += ridge;
      if (prior != null) {
        right[row] += ridge * prior[offset + row];
      }
    }
    if (!Cholesky.factor(factor, d)) {
      return false;
    }
    Cholesky.solve(factor, d, right);
    for (int row = 0; row < d; row++) {
      solution[offset + row] = (float) right[row];
    }
    return true;
  }
}
