package org.deepmovie.internal.leastsquares;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Solves by Cholesky factorization of the d x d matrix: n d^2 / 2 + d^3 / 6 multiplications. F'F is
 * summed in float over stretches of vectors, in double over the stretches, and factored in double.
 */
public final class CholeskySolver extends NormalEquationSolver {

  private static final int BLOCK = 64;

  /**
   * After this many vectors the float sums are added to the double sums, before they lose digits.
   */
  private static final int VECTORS_IN_FLOAT = 4096;

  private final float[] gram;
  private final double[] sums;
  private final double[] factor;
  private final double[] solution;
  private int inFloat;
  private boolean inDouble;

  /** A workspace for vectors of length {@code dimension}. */
  public CholeskySolver(int dimension, Kernels kernels) {
    super(dimension, BLOCK, kernels);
    this.gram = new float[stride * stride];
    this.sums = new double[dimension * stride];
    this.factor = new double[dimension * stride];
    this.solution = new double[dimension];
  }

  @Override
  public void reset() {
    Arrays.fill(gram, 0);
    if (inDouble) {
      Arrays.fill(sums, 0);
    }
    pending = 0;
    inFloat = 0;
    inDouble = false;
  }

  @Override
  void flush() {
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

  /** F'F of all vectors added so far: d x d, row by row. */
  public float[] gram() {
    flush();
    assemble();
    float[] symmetric = new float[dimension * dimension];
    for (int row = 0; row < dimension; row++) {
      for (int c = row; c < dimension; c++) {
        float value = (float) factor[row * stride + c];
        symmetric[row * dimension + c] = value;
        symmetric[c * dimension + row] = value;
      }
    }
    return symmetric;
  }

  @Override
  public boolean solve(
      double regularization,
      double biasRegularization,
      float @Nullable [] prior,
      float[] into,
      int offset) {
    flush();
    assemble();
    for (int row = 0; row < dimension; row++) {
      double weight = row == 0 ? biasRegularization : regularization;
      factor[row * stride + row] += weight;
      if (prior != null) {
        factor[row * stride + dimension] += weight * prior[offset + row];
      }
    }
    return solve(null, into, offset);
  }

  /**
   * Draws x from the normal distribution with precision Q = weight F'F + P and mean Q^-1 (weight
   * F't + P m), and writes it to {@code into[offset ..]}: the posterior of a row's vector in
   * Bayesian matrix factorization (Salakhutdinov and Mnih 2008, eq. 11 to 13).
   *
   * @param weight the precision of the targets' noise
   * @param precision P, d x d, symmetric, row by row
   * @param shift P m, m being the prior mean
   * @param normals d numbers of the standard normal distribution, or null to write the mean
   * @return false, with {@code into} untouched, if Q is not positive definite
   */
  public boolean draw(
      double weight,
      double[] precision,
      double[] shift,
      double @Nullable [] normals,
      float[] into,
      int offset) {
    flush();
    assemble();
    for (int row = 0; row < dimension; row++) {
      for (int c = row; c < dimension; c++) {
        int at = row * stride + c;
        factor[at] = weight * factor[at] + precision[row * dimension + c];
      }
      int target = row * stride + dimension;
      factor[target] = weight * factor[target] + shift[row];
    }
    return solve(normals, into, offset);
  }

  private boolean solve(double @Nullable [] normals, float[] into, int offset) {
    if (!kernels.cholesky(factor, dimension, dimension + 1, stride)) {
      return false;
    }
    for (int row = 0; row < dimension; row++) {
      double noise = normals == null ? 0 : normals[row];
      solution[row] = factor[row * stride + dimension] + noise;
    }
    kernels.solveUpper(factor, dimension, stride, solution);
    for (int row = 0; row < dimension; row++) {
      into[offset + row] = (float) solution[row];
    }
    return true;
  }

  private void assemble() {
    for (int row = 0; row < dimension; row++) {
      int at = row * stride;
      for (int c = row; c <= dimension; c++) {
        factor[at + c] = gram[at + c];
      }
      if (inDouble) {
        for (int c = row; c <= dimension; c++) {
          factor[at + c] += sums[at + c];
        }
      }
      if (base != null) {
        for (int c = row; c < dimension; c++) {
          factor[at + c] += base[row * dimension + c];
        }
      }
    }
  }
}
