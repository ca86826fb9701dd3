package org.deepmovie.internal.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.junit.jupiter.api.Test;

class LayerNormTest {

  private final LayerNorm norm = norm();

  /** Scales 2, 1, 1 and 1, shifts 0, 0, 5 and 0. */
  private static LayerNorm norm() {
    LayerNorm norm = new LayerNorm("norm", 4, new RandomParameters(new SplittableRandom(1)));
    List<Parameter> parameters = norm.parameters();
    parameters.get(0).value()[0] = 2;
    parameters.get(1).value()[2] = 5;
    return norm;
  }

  private float[] normalized(float... x) {
    float[] y = new float[x.length];
    norm.begin(x.length / 4);
    norm.forward(x, 0, x.length / 4, y);
    return y;
  }

  @Test
  void aRowWorkedByHand() {
    // mean 4, variance 4
    assertArrayEquals(new float[] {-2, 1, 4, 1}, normalized(2, 6, 2, 6), 1e-5f);
  }

  @Test
  void rowsAreNormalizedEachByItself() {
    assertArrayEquals(
        new float[] {-2, 1, 4, 1, 2, -1, 6, -1}, normalized(2, 6, 2, 6, 7, 5, 7, 5), 1e-4f);
  }

  @Test
  void aRowOfEqualValuesBecomesTheShifts() {
    assertArrayEquals(new float[] {0, 0, 5, 0}, normalized(3, 3, 3, 3));
  }

  @Test
  void whatMovesAllValuesAlikeHasNoGradient() {
    normalized(1, 4, 2, 8);
    float[] sums = new float[8];
    float[] dy = {1, -3, 0.5f, 2};
    norm.new LayerNormBackward(sums, 0).run(new float[] {1, 4, 2, 8}, 0, 1, dy);
    assertEquals(0, dy[0] + dy[1] + dy[2] + dy[3], 1e-6);
  }

  @Test
  void theGradientsAreThoseOfDifferences() {
    float[] x = {1, 4, 2, 8};
    float[] slopes = {1, -3, 0.5f, 2};
    normalized(x);
    float[] dx = slopes.clone();
    float[] sums = new float[8];
    norm.new LayerNormBackward(sums, 0).run(x, 0, 1, dx);
    for (int p = 0; p < 4; p++) {
      float step = 0.01f;
      float[] above = x.clone();
      float[] below = x.clone();
      above[p] += step;
      below[p] -= step;
      double difference = dot(slopes, normalized(above)) - dot(slopes, normalized(below));
      assertEquals(difference / (2 * step), dx[p], 1e-4);
    }
    float[] shifts = Arrays.copyOfRange(sums, 4, 8);
    assertArrayEquals(slopes, shifts);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) {
      sum += a[p] * b[p];
    }
    return sum;
  }
}
