package org.deepmovie.factor;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FactorMatrixTest {

  @Test
  void moreNumbersThanAnArrayHoldsAreRefusedWithWhatToChange() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> new FactorMatrix(3_000_000, 1000));
    assertTrue(error.getMessage().contains("lower factors"), error.getMessage());
  }

  @Test
  void valuesOfAnotherNumberAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FactorMatrix(2, 3, new float[5]));
  }
}
