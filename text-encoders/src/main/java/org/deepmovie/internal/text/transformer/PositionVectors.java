package org.deepmovie.internal.text.transformer;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.text.TransformerOptions.Positions;

/**
 * A vector for each place in a text: a parameter, or (Vaswani et al., NeurIPS 2017, section 3.5)
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

  /** Learned ones start uniform in +-0.25, as word vectors do. */
  PositionVectors(Positions kind, int places, int width, ParameterSource source) {
    this.width = width;
    this.learned =
        kind == Positions.LEARNED
            ? List.of(source.weights("positions", (long) places * width, BOUND))
            : List.of();
  }

  /** The vectors, if they are learned. */
  List<Parameter> parameters() {
    return learned;
  }

  /** At least {@code places} x width. */
  float[] values(int places) {
    if (!learned.isEmpty()) {
      return learned.get(0).value();
    }
    if (waves.length < places * width) {
      waves = waves(places);
    }
    return waves;
  }

  private float[] waves(int places) {
    float[] values = new float[places * width];
    for (int e = 0; e < width; e++) {
      double frequency = StrictMath.pow(LONGEST_WAVE, -(double) (e - e % 2) / width);
      for (int t = 0; t < places; t++) {
        double phase = t * frequency;
        values[t * width + e] =
            (float) (e % 2 == 0 ? StrictMath.sin(phase) : StrictMath.cos(phase));
      }
    }
    return values;
  }

  /**
   * Sets their gradient.
   *
   * @param sums of what reaches each place, places x width
   */
  void backward(float[] sums) {
    for (Parameter parameter : learned) {
      System.arraycopy(sums, 0, parameter.gradient(), 0, sums.length);
      Arrays.fill(parameter.gradient(), sums.length, parameter.gradient().length, 0);
    }
  }
}
