package org.deepmovie.internal.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KanFunctionsTest {

  private static final int FUNCTIONS = 7;

  @Test
  void splinesAtAKnotAndHalfwayAreThoseOfTheTable() {
    assertArrayEquals(
        new float[] {0, 1 / 6f, 4 / 6f, 1 / 6f, 0, 0, 0},
        values(KanFunctions.SPLINE, -0.5f),
        1e-6f);
    assertArrayEquals(
        new float[] {0, 0, 1 / 48f, 23 / 48f, 23 / 48f, 1 / 48f, 0},
        values(KanFunctions.SPLINE, 0.25f),
        1e-6f);
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 1 / 6f, 4 / 6f, 1 / 6f}, values(KanFunctions.SPLINE, 1), 1e-6f);
  }

  @Test
  void splinesSumToOneEverywhere() {
    for (float x = -1; x <= 1; x += 0.01f) {
      double sum = 0;
      for (float value : values(KanFunctions.SPLINE, x)) {
        sum += value;
      }
      assertEquals(1, sum, 1e-6);
    }
  }

  @Test
  void polynomialsAreCosinesOfMultipliedAngles() {
    for (float x = -1; x <= 1; x += 0.01f) {
      float[] values = values(KanFunctions.CHEBYSHEV, x);
      for (int i = 0; i < FUNCTIONS; i++) {
        assertEquals(Math.cos(i * Math.acos(x)), values[i], 1e-5);
      }
    }
  }

  @Test
  void slopesAreThoseOfDifferences() {
    Random random = new Random(1);
    for (KanFunctions basis : KanFunctions.values()) {
      for (int n = 0; n < 200; n++) {
        float x = 1.9f * random.nextFloat() - 0.95f;
        float step = 1 / 1024f;
        float[] above = values(basis, x + step);
        float[] below = values(basis, x - step);
        float[] slopes = new float[FUNCTIONS];
        basis.evaluate(x, new float[FUNCTIONS], slopes, 0, FUNCTIONS);
        for (int i = 0; i < FUNCTIONS; i++) {
          double expected = (above[i] - below[i]) / (2 * step);
          assertEquals(expected, slopes[i], 2e-3 * (1 + Math.abs(expected)), basis + " " + i);
        }
      }
    }
  }

  private static float[] values(KanFunctions basis, float x) {
    float[] values = new float[FUNCTIONS];
    basis.evaluate(x, values, new float[FUNCTIONS], 0, FUNCTIONS);
    return values;
  }
}
