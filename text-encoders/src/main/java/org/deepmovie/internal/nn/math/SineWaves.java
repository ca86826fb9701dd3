package org.deepmovie.internal.nn.math;

/**
 * A vector for each position in a text (Vaswani et al., NeurIPS 2017, section 3.5):
 *
 * <pre>
 *   P_(t,2i) = sin(t / 10000^(2i/width))      P_(t,2i+1) = cos(t / 10000^(2i/width))
 * </pre>
 *
 * <p>Vectors are computed once, when a position is first asked for. Thread-safe.
 */
public final class SineWaves {

  private static final double LONGEST_WAVE = 10_000;

  private final int width;
  private float[] values = new float[0];

  /** Vectors of length {@code width}. */
  public SineWaves(int width) {
    this.width = width;
  }

  /** At least {@code positions} x width: not a copy. */
  public synchronized float[] values(int positions) {
    if (values.length < positions * width) {
      values = compute(positions);
    }
    return values;
  }

  private float[] compute(int positions) {
    float[] waves = new float[positions * width];
    for (int e = 0; e < width; e++) {
      double frequency = StrictMath.pow(LONGEST_WAVE, -(double) (e - e % 2) / width);
      for (int t = 0; t < positions; t++) {
        double phase = t * frequency;
        waves[t * width + e] = (float) (e % 2 == 0 ? StrictMath.sin(phase) : StrictMath.cos(phase));
      }
    }
    return waves;
  }
}
