package org.deepmovie.internal.text.lstm;

import org.deepmovie.internal.text.network.DoublePrecisionReference;

/** A long short-term memory in double precision. */
public final class ReferenceLstm {

  private ReferenceLstm() {}

  /**
   * The state at each of {@code x}, for input weights, recurrent weights and biases that stand from
   * {@code first} on.
   */
  public static double[][] states(double[][] parameters, int first, int units, double[][] x) {
    double[][] states = new double[x.length][units];
    double[] cell = new double[units];
    double[] before = new double[units];
    for (int t = 0; t < x.length; t++) {
      double[] a = DoublePrecisionReference.affine(x[t], parameters[first], parameters[first + 2]);
      a = DoublePrecisionReference.affine(before, parameters[first + 1], a);
      for (int u = 0; u < units; u++) {
        double i = sigmoid(a[u]);
        double f = sigmoid(a[units + u] + 1);
        double g = Math.tanh(a[2 * units + u]);
        double o = sigmoid(a[3 * units + u]);
        cell[u] = f * cell[u] + i * g;
        states[t][u] = o * Math.tanh(cell[u]);
      }
      before = states[t];
    }
    return states;
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
