package org.deepmovie.deep.autorec;

/** How a gradient moves weights. */
public enum RowOptimizer {
  /**
   * Adam (Kingma and Ba 2015, algorithm 1): m = 0.9 m + 0.1 g, v = 0.999 v + 0.001 g^2, w = w -
   * rate (m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.999^t)) + 1e-8).
   */
  ADAM(true, true) {
    @Override
    void move(float[] w, int at, float[] g, float[] m, float[] v, Step step) {
      double correction = Math.sqrt(1 - StrictMath.pow(BETA2, step.number()));
      float scale = (float) (step.rate() * correction / (1 - StrictMath.pow(BETA1, step.number())));
      float epsilon = (float) (EPSILON * correction);
      for (int k = 0; k < g.length; k++) {
        float first = BETA1 * m[at + k] + (1 - BETA1) * g[k];
        float second = BETA2 * v[at + k] + (1 - BETA2) * (g[k] * g[k]);
        m[at + k] = first;
        v[at + k] = second;
        w[at + k] -= scale * first / ((float) Math.sqrt(second) + epsilon);
      }
    }
  },

  /** RMSProp (Tieleman and Hinton 2012): v = 0.9 v + 0.1 g^2, w = w - rate g / (sqrt(v) + 1e-8). */
  RMSPROP(false, true) {
    @Override
    void move(float[] w, int at, float[] g, float[] m, float[] v, Step step) {
      float rate = (float) step.rate();
      for (int k = 0; k < g.length; k++) {
        float square = BETA1 * v[at + k] + (1 - BETA1) * (g[k] * g[k]);
        v[at + k] = square;
        w[at + k] -= rate * g[k] / ((float) Math.sqrt(square) + EPSILON);
      }
    }
  },

  /** Stochastic gradient descent: w = w - rate g. */
  SGD(false, false) {
    @Override
    void move(float[] w, int at, float[] g, float[] m, float[] v, Step step) {
      float rate = (float) step.rate();
      for (int k = 0; k < g.length; k++) {
        w[at + k] -= rate * g[k];
      }
    }
  };

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float[] NONE = {};

  private final boolean first;
  private final boolean second;

  RowOptimizer(boolean first, boolean second) {
    this.first = first;
    this.second = second;
  }

  /**
   * A step of training.
   *
   * @param number from 1
   * @param rate the learning rate
   * @param share what multiplies the regularization: the batch's share of the rows, and the decay
   */
  record Step(int number, double rate, double share) {}

  /** The means of gradients that {@code length} weights need. */
  final float[] firstMoments(int length) {
    return first ? new float[length] : NONE;
  }

  /** The means of squared gradients that {@code length} weights need. */
  final float[] secondMoments(int length) {
    return second ? new float[length] : NONE;
  }

  /**
   * Moves the weights w[at ..] against their gradient {@code g}.
   *
   * @param m as {@link #firstMoments} made it
   * @param v as {@link #secondMoments} made it
   */
  abstract void move(float[] w, int at, float[] g, float[] m, float[] v, Step step);
}
