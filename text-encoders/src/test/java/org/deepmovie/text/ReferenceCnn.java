package org.deepmovie.text;

import java.util.List;

/**
 * The text CNN in double precision, word by word as in its formula, to check outputs and, by
 * differences, gradients.
 */
final class ReferenceCnn {

  private static final int[] WIDTHS = {5, 4, 3};

  final double[][] parameters;
  private final int dimensions;
  private final int filters;
  private final int hidden;
  private final int outputs;

  ReferenceCnn(List<Parameter> parameters, CnnOptions options, int outputs) {
    this.parameters = parameters.stream().map(p -> doubles(p.value)).toArray(double[][]::new);
    this.dimensions = options.embedding();
    this.filters = options.filters();
    this.hidden = options.hidden();
    this.outputs = outputs;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int p = 0; p < values.length; p++) {
      doubles[p] = values[p];
    }
    return doubles;
  }

  /** The vector of {@code words}, with the hidden units multiplied by {@code kept}. */
  double[] encode(int[] words, double[] kept) {
    double[] h = affine(features(words), parameters[3], parameters[4], hidden);
    for (int u = 0; u < hidden; u++) {
      h[u] = Math.tanh(h[u]) * kept[u];
    }
    return affine(h, parameters[5], parameters[6], outputs);
  }

  private double[] features(int[] words) {
    double[] z = new double[WIDTHS.length * filters];
    int filter = 0;
    for (int i = 0; i < WIDTHS.length; i++) {
      for (int f = 0; f < filters; f++) {
        int c = i * filters + f;
        for (int t = 0; t == 0 || t + WIDTHS[i] <= words.length; t++) {
          z[c] = Math.max(z[c], parameters[2][c] + window(words, t, WIDTHS[i], filter));
        }
        filter += WIDTHS[i] * dimensions;
      }
    }
    return z;
  }

  private double window(int[] words, int t, int width, int filter) {
    double sum = 0;
    for (int k = 0; k < width && t + k < words.length; k++) {
      for (int e = 0; e < dimensions; e++) {
        double weight = parameters[1][filter + k * dimensions + e];
        sum += weight * parameters[0][words[t + k] * dimensions + e];
      }
    }
    return sum;
  }

  private static double[] affine(double[] x, double[] weights, double[] bias, int outputs) {
    double[] y = bias.clone();
    for (int i = 0; i < x.length; i++) {
      for (int o = 0; o < outputs; o++) {
        y[o] += x[i] * weights[i * outputs + o];
      }
    }
    return y;
  }
}
