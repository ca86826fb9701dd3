package org.deepmovie.text;

/** Functions of single units, in place. */
final class Activations {

  private Activations() {}

  /** {@code y = tanh(y)}. */
  static void tanh(float[] y) {
    for (int p = 0; p < y.length; p++) {
      y[p] = (float) Math.tanh(y[p]);
    }
  }

  /** Turns dL/dY, of what {@link #tanh} made {@code y}, into the gradient by what it had been. */
  static void tanhBackward(float[] y, float[] dy) {
    for (int p = 0; p < y.length; p++) {
      dy[p] *= 1 - y[p] * y[p];
    }
  }
}
