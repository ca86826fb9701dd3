package org.deepmovie.internal.text.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.text.TransformerOptions.PositionEncoding;
import org.junit.jupiter.api.Test;

class PositionVectorsTest {

  private static final ParameterSource SOURCE = new RandomParameters(new SplittableRandom(1));

  @Test
  void wavesWorkedByHand() {
    PositionVectors vectors = new PositionVectors(PositionEncoding.SINUSOIDAL, 10, 4, SOURCE);
    float[] expected = {
      0, 1, 0, 1, (float) Math.sin(1), (float) Math.cos(1), (float) Math.sin(0.01)
    };
    assertArrayEquals(expected, Arrays.copyOf(vectors.values(2), 7), 1e-6f);
    assertEquals(Math.cos(0.09), vectors.values(10)[9 * 4 + 3], 1e-6);
    assertThat(vectors.parameters()).isEmpty();
  }

  @Test
  void placesThatNoTextReachesHaveNoGradient() {
    PositionVectors vectors = new PositionVectors(PositionEncoding.LEARNED, 3, 2, SOURCE);
    Parameter parameter = vectors.parameters().get(0);
    Arrays.fill(parameter.gradient(), 7);
    vectors.backward(new float[] {1, 2, 3, 4});
    assertArrayEquals(new float[] {1, 2, 3, 4, 0, 0}, parameter.gradient());
  }
}
