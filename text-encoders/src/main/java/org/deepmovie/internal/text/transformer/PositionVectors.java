package org.deepmovie.internal.text.transformer;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.nn.math.SineWaves;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.text.TransformerOptions.PositionEncoding;

/** A vector for each position in a text: a parameter, or {@link SineWaves}. */
final class PositionVectors {

  private static final double BOUND = 0.25;

  private final List<Parameter> learned;
  private final SineWaves waves;

  /** Learned vectors start uniform in +-0.25, like word vectors. */
  PositionVectors(PositionEncoding encoding, int positions, int width, ParameterSource source) {
    this.waves = new SineWaves(width);
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
    return learned.isEmpty() ? waves.values(positions) : learned.get(0).value();
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
