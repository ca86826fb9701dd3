package org.deepmovie.internal.nn.math;

/**
 * tanh and the logistic function by a rational approximation, in loops that HotSpot vectorizes, ten
 * times as fast as {@link Math#tanh}:
 *
 * <pre>
 *   tanh x = x P(x^2) / Q(x^2)     sigmoid x = 1/2 + tanh(x / 2) / 2
 * </pre>
 *
 * <p>P and Q, of degree 4, minimize the largest relative error on 0 .. 9, which is 2e-8; rounding
 * makes it 4e-7. From 9 on tanh is 1 to within rounding.
 */
public final class RationalTanh {

  private static final float LIMIT = 9;
  private static final float P0 = 0.9999999796f;
  private static final float P1 = 0.1338098262f;
  private static final float P2 = 0.003495536269f;
  private static final float P3 = 2.060821264e-5f;
  private static final float P4 = 1.335344999e-8f;
  private static final float Q1 = 0.4671429828f;
  private static final float Q2 = 0.02587678671f;
  private static final float Q3 = 3.285549132e-4f;
  private static final float Q4 = 7.776062644e-7f;

  private RationalTanh() {}

  private static float of(float x) {
    float z = Math.min(LIMIT, Math.max(-LIMIT, x));
    float t = z * z;
    float p = (((P4 * t + P3) * t + P2) * t + P1) * t + P0;
    float q = (((Q4 * t + Q3) * t + Q2) * t + Q1) * t + 1;
    return z * p / q;
  }

  /** {@code y[p] = tanh(y[p])} for p = from .. to-1. */
  public static void tanh(float[] y, int from, int to) {
    for (int p = from; p < to; p++) {
      y[p] = of(y[p]);
    }
  }

  /** {@code y[p] = 1 / (1 + exp(-y[p]))} for p = from .. to-1. */
  public static void sigmoid(float[] y, int from, int to) {
    for (int p = from; p < to; p++) {
      y[p] = 0.5f + 0.5f * of(0.5f * y[p]);
    }
  }

  /** {@code y[p] = tanh(x[p])} for the first {@code length} values. */
  public static void tanh(float[] x, float[] y, int length) {
    for (int p = 0; p < length; p++) {
      y[p] = of(x[p]);
    }
  }

  /** {@code y[p] = tanh(y[p] + b[p])} for the first {@code length} values. */
  public static void addAndTanh(float[] b, float[] y, int length) {
    for (int p = 0; p < length; p++) {
      y[p] = of(y[p] + b[p]);
    }
  }

  /** {@code y[p] = 1 / (1 + exp(-y[p] - b[p]))} for the first {@code length} values. */
  public static void addAndSigmoid(float[] b, float[] y, int length) {
    for (int p = 0; p < length; p++) {
      y[p] = 0.5f + 0.5f * of(0.5f * (y[p] + b[p]));
    }
  }
}
