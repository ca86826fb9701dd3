package org.deepmovie.internal.leastsquares;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Approaches the solution by a few steps of conjugate gradients, starting from the present vector
 * (Takacs et al. 2011), without forming the d x d matrix: 2 n d multiplications for the first
 * residual and for every step. Products with F are summed in float over stretches, the rest is
 * double.
 */
public final class ConjugateGradientSolver extends NormalEquationSolver {

  private static final int BLOCK = 1024;

  /** A squared residual smaller than this share of the first one is rounding. */
  private static final double NEGLIGIBLE = 1e-14;

  private final int steps;
  private final List<float[]> blocks = new ArrayList<>();
  private final float[] argument;
  private final float[] partial;
  private final double[] product;
  private final double[] solution;
  private final double[] residual;
  private final double[] direction;
  private int full;

  /**
   * A workspace for vectors of length {@code dimension}.
   *
   * @param steps from 1
   */
  public ConjugateGradientSolver(int dimension, int steps, Kernels kernels) {
    super(dimension, BLOCK, kernels);
    this.steps = steps;
    this.blocks.add(block);
    this.argument = new float[stride];
    this.partial = new float[stride];
    this.product = new double[dimension];
    this.solution = new double[dimension];
    this.residual = new double[dimension];
    this.direction = new double[dimension];
  }

  @Override
  public void reset() {
    full = 0;
    pending = 0;
    block = blocks.get(0);
  }

  @Override
  void flush() {
    full++;
    pending = 0;
    if (full == blocks.size()) {
      blocks.add(new float[block.length]);
    }
    block = blocks.get(full);
  }

  @Override
  public boolean solve(
      double regularization,
      double biasRegularization,
      float @Nullable [] prior,
      float[] into,
      int offset) {
    for (int k = 0; k < dimension; k++) {
      solution[k] = into[offset + k];
    }
    multiply(solution, -1);
    for (int k = 0; k < dimension; k++) {
      double mean = prior == null ? 0 : prior[offset + k];
      residual[k] =
          -product[k] - (k == 0 ? biasRegularization : regularization) * (solution[k] - mean);
    }
    double square = dot(residual, residual);
    double enough = NEGLIGIBLE * square;
    System.arraycopy(residual, 0, direction, 0, dimension);
    for (int step = 0; step < steps && square > enough; step++) {
      multiply(direction, 0);
      for (int k = 0; k < dimension; k++) {
        product[k] += (k == 0 ? biasRegularization : regularization) * direction[k];
      }
      double length = square / dot(direction, product);
      if (!(length > 0) || length == Double.POSITIVE_INFINITY) {
        return false;
      }
      for (int k = 0; k < dimension; k++) {
        solution[k] += length * direction[k];
        residual[k] -= length * product[k];
      }
      double next = dot(residual, residual);
      double keep = next / square;
      for (int k = 0; k < dimension; k++) {
        direction[k] = residual[k] + keep * direction[k];
      }
      square = next;
    }
    if (!Double.isFinite(square)) {
      return false;
    }
    for (int k = 0; k < dimension; k++) {
      into[offset + k] = (float) solution[k];
    }
    return true;
  }

  /** Sets the product to (F'F + B) v + target F't. */
  private void multiply(double[] v, float target) {
    for (int k = 0; k < dimension; k++) {
      argument[k] = (float) v[k];
    }
    argument[dimension] = target;
    Arrays.fill(product, 0);
    for (int b = 0; b < full; b++) {
      addProduct(blocks.get(b), BLOCK);
    }
    addProduct(block, pending);
    if (base != null) {
      Arrays.fill(partial, 0);
      for (int k = 0; k < dimension; k++) {
        kernels.addMultiple(partial, 0, argument[k], base, k * dimension, dimension);
      }
      addPartial();
    }
  }

  private void addProduct(float[] f, int count) {
    Arrays.fill(partial, 0);
    kernels.addNormalProduct(f, count, stride, argument, partial);
    addPartial();
  }

  private void addPartial() {
    for (int k = 0; k < dimension; k++) {
      product[k] += partial[k];
    }
  }

  private double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
