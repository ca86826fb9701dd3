package org.deepmovie.internal.nn.optimizer;

/**
 * A step of Adam (Kingma and Ba, ICLR 2015, algorithm 1) with decoupled weight decay (Loshchilov
 * and Hutter, ICLR 2019, algorithm 2):
 *
 * <pre>
 *   m = 0.9 m + 0.1 g          v = 0.999 v + 0.001 g^2
 *   w = keep w - scale m / (sqrt(v) + epsilon)
 * </pre>
 *
 * <p>The corrections of the bias of m and v, which depend on the step alone, are part of scale and
 * epsilon (section 2 of the first paper).
 *
 * @param scale rate sqrt(1 - 0.999^t) / (1 - 0.9^t) in step t
 * @param epsilon 1e-8 sqrt(1 - 0.999^t)
 * @param keep what weight decay leaves of a weight: 1 - rate decay
 */
record AdamStep(float scale, float epsilon, float keep) implements OptimizerStep {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  static AdamStep of(int number, double rate, double weightDecay) {
    double correction = Math.sqrt(1 - StrictMath.pow(BETA2, number));
    return new AdamStep(
        (float) (rate * correction / (1 - StrictMath.pow(BETA1, number))),
        (float) (EPSILON * correction),
        (float) (1 - rate * weightDecay));
  }

  @Override
  public void move(float[] w, int at, float[] g, int from, int length, GradientMoments moments) {
    float[] m = moments.first();
    float[] v = moments.second();
    for (int k = 0; k < length; k++) {
      float first = BETA1 * m[at + k] + (1 - BETA1) * g[from + k];
      float second = BETA2 * v[at + k] + (1 - BETA2) * (g[from + k] * g[from + k]);
      m[at + k] = first;
      v[at + k] = second;
      w[at + k] = keep * w[at + k] - scale * first / ((float) Math.sqrt(second) + epsilon);
    }
  }
}
