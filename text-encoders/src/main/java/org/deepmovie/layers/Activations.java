package org.deepmovie.layers;

/** Functions of single units, in place. */
public final class Activations {

  /**
   * Times this, every positive number is at least 1, unless it is as small as to lose precision.
   */
  private static final float STEEP = 1e38f;

  private Activations() {}

  /** {@code y = tanh(y)}. */
  public static void tanh(float[] y) {
    RationalTanh.tanh(y, y, y.length);
  }

  /** Turns dL/dY, of what {@link #tanh} made {@code y}, into the gradient by what it had been. */
  public static void tanhBackward(float[] y, float[] dy) {
    for (int p = 0; p < y.length; p++) {
      dy[p] *= 1 - y[p] * y[p];
    }
  }

  /**
   * Sets to zero those of the first {@code length} slopes behind whose ReLU nothing got through.
   *
   * @param y what the ReLU gave
   */
  public static void rectifierBackward(float[] y, float[] slopes, int length) {
    for (int p = 0; p < length; p++) {
      // The factor is a step from 0 to 1 in a form that HotSpot vectorizes.
      slopes[p] *= Math.min(1, y[p] * STEEP);
    }
  }
}
