package org.deepmovie.internal.nn.optimizer;

/**
 * A step of RMSProp (Tieleman and Hinton 2012): v = 0.9 v + 0.1 g^2, w = w - rate g / (sqrt(v) +
 * 1e-8).
 */
record RmsPropStep(float rate) implements OptimizerStep {

  private static final float BETA = 0.9f;
  private static final float EPSILON = 1e-8f;

  @Override
  public void move(float[] w, int at, float[] g, int from, int length, GradientMoments moments) {
    float[] v = moments.second();
    for (int k = 0; k < length; k++) {
      float square = BETA * v[at + k] + (1 - BETA) * (g[from + k] * g[from + k]);
      v[at + k] = square;
      w[at + k] -= rate * g[from + k] / ((float) Math.sqrt(square) + EPSILON);
    }
  }
}
