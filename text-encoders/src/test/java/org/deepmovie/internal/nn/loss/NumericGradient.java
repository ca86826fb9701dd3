package org.deepmovie.internal.nn.loss;

import java.util.function.ToDoubleFunction;

/** Gradients by central differences. */
final class NumericGradient {

  private static final double STEP = 1e-6;

  private NumericGradient() {}

  /** The gradient of {@code loss} at {@code x}, which is changed for a while. */
  static double[] of(double[] x, ToDoubleFunction<double[]> loss) {
    double[] gradient = new double[x.length];
    for (int p = 0; p < x.length; p++) {
      double before = x[p];
      x[p] = before + STEP;
      double above = loss.applyAsDouble(x);
      x[p] = before - STEP;
      double below = loss.applyAsDouble(x);
      x[p] = before;
      gradient[p] = (above - below) / (2 * STEP);
    }
    return gradient;
  }
}
