package org.deepmovie.deep.autorec;

import org.deepmovie.data.FloatMatrix;

/**
 * A matrix of weights that are being trained, with elastic net regularization (Zou and Hastie 2005)
 * of each row of its own strength: lambda ((1 - alpha) / 2 w^2 + alpha |w|) for each weight w.
 *
 * <p>A step moves every row whether the batch had to do with it or not, so that regularization and
 * the moments of the optimizer are exact; that costs less than the batch itself.
 */
final class RegularizedWeights {

  private final FloatMatrix matrix;
  private final int regularized;
  private final float[] lambdas;
  private final float alpha;
  private final RowOptimizer optimizer;
  private final float[] first;
  private final float[] second;

  /**
   * Zeros.
   *
   * @param stride the length of a row
   * @param regularized how many components of a row are regularized, from the first
   * @param lambdas the strength by row
   * @param alpha the part of L1 in the regularization, from 0 to 1
   */
  RegularizedWeights(
      int stride, int regularized, float[] lambdas, double alpha, RowOptimizer optimizer) {
    this.matrix = new FloatMatrix(lambdas.length, stride);
    this.regularized = regularized;
    this.lambdas = lambdas;
    this.alpha = (float) alpha;
    this.optimizer = optimizer;
    this.first = optimizer.firstMoments(matrix.values().length);
    this.second = optimizer.secondMoments(matrix.values().length);
  }

  /** The weights as they are: not a copy. */
  FloatMatrix matrix() {
    return matrix;
  }

  /**
   * Moves {@code row}.
   *
   * @param gradient of the loss without regularization; overwritten
   */
  void move(int row, float[] gradient, RowOptimizer.Step step) {
    regularize(row, gradient, (float) (step.share() * lambdas[row]));
    optimizer.move(matrix.values(), matrix.offset(row), gradient, first, second, step);
  }

  private void regularize(int row, float[] gradient, float lambda) {
    if (lambda == 0) {
      return;
    }
    float[] w = matrix.values();
    int at = matrix.offset(row);
    float l2 = lambda * (1 - alpha);
    for (int k = 0; k < regularized; k++) {
      gradient[k] += l2 * w[at + k];
    }
    if (alpha > 0) {
      float l1 = lambda * alpha;
      for (int k = 0; k < regularized; k++) {
        gradient[k] += l1 * Math.signum(w[at + k]);
      }
    }
  }
}
