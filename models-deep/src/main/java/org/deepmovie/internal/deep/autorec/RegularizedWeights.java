package org.deepmovie.internal.deep.autorec;

import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.optimizer.GradientMoments;
import org.deepmovie.nn.Optimizer;

/**
 * A matrix of weights in training, with an elastic net (Zou and Hastie 2005) whose strength lambda
 * differs from row to row: lambda ((1 - alpha) / 2 w^2 + alpha |w|) for each weight w.
 *
 * <p>A step moves every row, whether an entry of the batch uses it or not, so that regularization
 * and the moments of the optimizer are exact. That costs less than the batch itself.
 */
public final class RegularizedWeights {

  private final FloatMatrix matrix;
  private final int regularized;
  private final float[] lambdas;
  private final float alpha;
  private final GradientMoments moments;

  /**
   * Zeros.
   *
   * @param stride the length of a row
   * @param regularized how many components of a row are regularized, from the first
   * @param lambdas the strength of the regularization by row
   * @param l1Ratio alpha, the L1 part of the regularization, from 0 to 1
   */
  RegularizedWeights(
      int stride, int regularized, float[] lambdas, double l1Ratio, Optimizer optimizer) {
    this.matrix = new FloatMatrix(lambdas.length, stride);
    this.regularized = regularized;
    this.lambdas = lambdas;
    this.alpha = (float) l1Ratio;
    this.moments = GradientMoments.of(optimizer, matrix.values().length);
  }

  /** The weights themselves: not a copy. */
  public FloatMatrix matrix() {
    return matrix;
  }

  /**
   * Moves {@code row}.
   *
   * @param gradient of the loss without regularization; overwritten
   */
  void move(int row, float[] gradient, BatchStep step) {
    regularize(row, gradient, (float) (step.regularizationShare() * lambdas[row]));
    step.optimizer()
        .move(matrix.values(), matrix.offset(row), gradient, 0, gradient.length, moments);
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
