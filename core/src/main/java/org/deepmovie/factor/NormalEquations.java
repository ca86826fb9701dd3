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
  private final int stride;
  private final float[] block;
  private final float[] blockTargets;
  private final float[] gram;
  private final double[] right;
  private final double[] factor;
  private int pending;

  /** A workspace for vectors of length {@code dimension}. */
  public NormalEquations(int dimension) {
    this.dimension = dimension;
    this.stride = dimension + (dimension & 1);
    this.block = new float[BLOCK * stride];
    this.blockTargets = new float[BLOCK];
    this.gram = new float[stride * stride];
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
      accumulate();
    }
  }

  private void accumulate() {
    for (int row = 0; row < stride; row += 2) {
      addOuterRows(block, gram, stride, row);
    }
    for (int row = 0; row < dimension; row++) {
      double sum = 0;
      for (int vector = 0; vector < BLOCK; vector++) {
        sum += (double) block[vector * stride + row] * blockTargets[vector];
      }
      right[row] += sum;
    }
    pending = 0;
  }

  /**
   * Adds the rows {@code row} and {@code row + 1} of the sum of eight outer products. Two rows
   * share the loads of the vectors; written out, because the JIT compiler vectorizes only the inner
   * loop.
   */
  private static void addOuterRows(float[] f, float[] g, int d, int row) {
    int second = row + 1;
    float x0 = f[row];
    float x1 = f[d + row];
    float x2 = f[2 * d + row];
    float x3 = f[3 * d + row];
    float x4 = f[4 * d + row];
    float x5 = f[5 * d + row];
    float x6 = f[6 * d + row];
    float x7 = f[7 * d + row];
    float y0 = f[second];
    float y1 = f[d + second];
    float y2 = f[2 * d + second];
    float y3 = f[3 * d + second];
    float y4 = f[4 * d + second];
    float y5 = f[5 * d + second];
    float y6 = f[6 * d + second];
    float y7 = f[7 * d + second];
    int at = row * d;
    int below = second * d;
    for (int c = row; c < d; c++) {
      g[at + c] +=
          ((x0 * f[c] + x1 * f[d + c]) + (x2 * f[2 * d + c] + x3 * f[3 * d + c]))
              + ((x4 * f[4 * d + c] + x5 * f[5 * d + c]) + (x6 * f[6 * d + c] + x7 * f[7 * d + c]));
      g[below + c] +=
          ((y0 * f[c] + y1 * f[d + c]) + (y2 * f[2 * d + c] + y3 * f[3 * d + c]))
              + ((y4 * f[4 * d + c] + y5 * f[5 * d + c]) + (y6 * f[6 * d + c] + y7 * f[7 * d + c]));
    }
  }

  private void flush() {
    if (pending > 0) {
      Arrays.fill(block, pending * stride, block.length, 0);
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
        factor[row * d + c] = gram[row * stride + c];
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
