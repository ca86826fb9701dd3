package org.deepmovie.internal.nn.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RationalTanhTest {

  private static final int COUNT = 40_001;

  /** -20 .. 20, and values so small that their squares are zero. */
  private static float[] points() {
    float[] x = new float[COUNT + 40];
    for (int p = 0; p < COUNT; p++) {
      x[p] = (p - COUNT / 2) * 1e-3f;
    }
    for (int p = 0; p < 40; p++) {
      x[COUNT + p] = (float) Math.pow(10, -p);
    }
    return x;
  }

  @Test
  void tanhIsRightToAFewRoundingErrors() {
    float[] x = points();
    float[] y = new float[x.length];
    RationalTanh.tanh(x, y, x.length);
    float[] sum = x.clone();
    RationalTanh.addAndTanh(new float[x.length], sum, x.length);
    assertArrayEquals(y, sum);
    for (int p = 0; p < x.length; p++) {
      double expected = Math.tanh(x[p]);
      assertEquals(expected, y[p], 4e-7 * Math.abs(expected), "tanh " + x[p]);
    }
  }

  @Test
  void theLogisticFunctionIsRightToAFewRoundingErrors() {
    float[] x = points();
    float[] bias = new float[x.length];
    float[] y = x.clone();
    for (int p = 0; p < x.length; p++) {
      bias[p] = 0.5f - p % 2;
    }
    RationalTanh.addAndSigmoid(bias, y, x.length);
    for (int p = 0; p < x.length; p++) {
      double expected = 1 / (1 + Math.exp(-x[p] - bias[p]));
      assertEquals(expected, y[p], 3e-7, "sigmoid " + (x[p] + bias[p]));
    }
  }

  @Test
  void whatIsNoNumberStaysSoAndInfinityIsOne() {
    float[] x = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 7};
    float[] y = new float[4];
    RationalTanh.tanh(x, y, 3);
    assertThat(y[0]).isNaN();
    assertEquals(1, y[1], 4e-7);
    assertEquals(-1, y[2], 4e-7);
    assertEquals(0, y[3]);
  }
}
