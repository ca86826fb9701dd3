package org.deepmovie.internal.text.cnn;

/** Pooled convolutions, in double precision. */
public final class ReferenceConvolutions {

  private ReferenceConvolutions() {}

  /** The features of {@code words}; the first three parameters are those of the layer. */
  static double[] features(
      int[] widths, double[][] parameters, int dimensions, int filters, int[] words) {
    double[] z = new double[widths.length * filters];
    int filter = 0;
    for (int i = 0; i < widths.length; i++) {
      for (int f = 0; f < filters; f++) {
        int c = i * filters + f;
        for (int t = 0; t == 0 || t + widths[i] <= words.length; t++) {
          double sum = window(parameters, dimensions, words, t, widths[i], filter);
          z[c] = Math.max(z[c], parameters[2][c] + sum);
        }
        filter += widths[i] * dimensions;
      }
    }
    return z;
  }

  private static double window(
      double[][] parameters, int dimensions, int[] words, int t, int width, int filter) {
    double sum = 0;
    for (int k = 0; k < width && t + k < words.length; k++) {
      for (int e = 0; e < dimensions; e++) {
        double weight = parameters[1][filter + k * dimensions + e];
        sum += weight * parameters[0][words[t + k] * dimensions + e];
      }
    }
    return sum;
  }
}
