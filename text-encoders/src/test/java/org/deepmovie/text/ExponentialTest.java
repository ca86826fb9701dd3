package org.deepmovie.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExponentialTest {

  @Test
  void isExactAtZeroAndVanishesFarBelow() {
    assertEquals(1, Exponential.of(0));
    assertEquals(0, Exponential.of(-88));
    assertEquals(0, Exponential.of(Float.NEGATIVE_INFINITY));
    assertTrue(Float.isNaN(Exponential.of(Float.NaN)));
  }

  @Test
  void agreesWithDoublePrecision() {
    for (float x = -87; x <= 0; x += 0.0137f) {
      assertEquals(1, Exponential.of(x) / Math.exp(x), 3e-7, "x = " + x);
    }
  }
}
