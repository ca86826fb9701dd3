package org.deepmovie.internal.nn.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FastExponentialTest {

  @Test
  void isExactAtZeroAndVanishesFarBelow() {
    assertEquals(1, FastExponential.of(0));
    assertEquals(0, FastExponential.of(-88));
    assertEquals(0, FastExponential.of(Float.NEGATIVE_INFINITY));
    assertThat(FastExponential.of(Float.NaN)).isNaN();
  }

  @Test
  void agreesWithDoublePrecision() {
    for (float x = -87; x <= 0; x += 0.0137f) {
      assertEquals(1, FastExponential.of(x) / Math.exp(x), 3e-7, "x = " + x);
    }
  }
}
