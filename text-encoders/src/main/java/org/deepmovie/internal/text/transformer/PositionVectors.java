package org.deepmovie.internal.text.transformer;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.text.TransformerOptions.PositionEncoding;

/**
 * A vector for each position in a text: a parameter, or (Vaswani et al., NeurIPS 2017, section 3.5)
 *
 * <pre>
 *   P_(t,2i) = sin(t / 10000^(2i/width))      P_(t,2i+1) = cos(t / 10000^(2i/width))
 * </pre>
 */
final class PositionVectors {

  private static final double BOUND = 0.25;
  private static final double LONGEST_WAVE = 10_000;

  private final int width;
  private final List<Parameter> learned;
  private float[] waves = new float[0];

  /** Learned vectors start uniform in +-0.25, like word vectors. */
  PositionVectors(PositionEncoding encoding, int positions, int width, ParameterSource source) {
    this.width = width;
    this.learned =
        encoding == PositionEncoding.LEARNED
            ? List.of(source.weights("positions", (long) positions * width, BOUND))
            : List.of();
  }

  /** The vectors, if they are learned; else empty. */
  List<Parameter> parameters() {
    return learned;
  }

  /** At least {@code positions} x width. */
  float[] values(int positions) {
    if (!learned.isEmpty()) {
      return learned.get(0).value();
    }
    if (waves.length < positions * width) {
      waves = waves(positions);
    }
    return waves;
  }

  private float[] waves(int positions) {
    float[] values = new float[positions * width];
    for (int e = 0; e < width; e++) {
      double frequency = StrictMath.pow(LONGEST_WAVE, -(double) (e - e % 2) / width);
      for (int t = 0; t < positions; t++) {
        double phase = t * frequency;
        values[t * width + e] =
            (float) (e % 2 == 0 ? StrictMath.sin(phase) : StrictMath.cos(phase));
      }
    }
    return values;
  }

  /**
   * Sets the gradient of the vectors, if they are learned.
   *
   * @param sums of dL/dx over the words at each position, positions x width
   */
  void backward(float[] sums) {
    for (Parameter parameter : learned) {
      System.arraycopy(sums, 0, parameter.gradient(), 0, sums.length);
      Arrays.fill(parameter.gradient(), sums.length, parameter.gradient().length, 0);
    }
  }
}
