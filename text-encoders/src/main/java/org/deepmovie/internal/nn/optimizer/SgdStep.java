package org.deepmovie.internal.nn.optimizer;

/** A step of stochastic gradient descent: w = w - rate g. */
record SgdStep(float rate) implements OptimizerStep {

  @Override
  public void move(float[] w, int at, float[] g, int from, int length, GradientMoments moments) {
    for (int k = 0; k < length; k++) {
      w[at + k] -= rate * g[from + k];
    }
  }
}
