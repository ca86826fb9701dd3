package org.deepmovie.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FloatMatrixTest {

  @Test
  void moreNumbersThanAnArrayHoldsAreRefusedWithWhatToChange() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> new FloatMatrix(3_000_000, 1000));
    assertEquals(
        "3000000 users or items with 1000 numbers each need more than the 2147483639 numbers of an"
            + " array; lower the number of factors or hidden units",
        error.getMessage());
  }

  @Test
  void valuesOfAnotherNumberAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FloatMatrix(2, 3, new float[5]));
  }
}
