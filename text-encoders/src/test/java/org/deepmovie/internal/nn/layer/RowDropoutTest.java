package org.deepmovie.internal.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowDropoutTest {

  private static final int COLUMNS = 7;

  private static float[] factors(double probability, Optional<SplittableRandom> random) {
    RowDropout dropout = new RowDropout(probability, COLUMNS);
    dropout.draw(random);
    float[] factors = new float[5000 * COLUMNS];
    dropout.factors(0, 5000, factors);
    return factors;
  }

  private static Optional<SplittableRandom> random(long seed) {
    return Optional.of(new SplittableRandom(seed));
  }

  @Test
  void keepsTheMeanAndDropsThePart() {
    float[] factors = factors(0.2, random(1));
    int dropped = 0;
    for (float factor : factors) {
      assertEquals(factor == 0 ? 0 : 1.25, factor, 1e-4);
      dropped += factor == 0 ? 1 : 0;
    }
    assertEquals(0.2, (double) dropped / factors.length, 0.01);
  }

  @Test
  void everyColumnIsDroppedAsOftenAsTheOthers() {
    float[] factors = factors(0.5, random(2));
    int[] dropped = new int[COLUMNS];
    for (int p = 0; p < factors.length; p++) {
      dropped[p % COLUMNS] += factors[p] == 0 ? 1 : 0;
    }
    for (int count : dropped) {
      assertEquals(2500, count, 150);
    }
  }

  @Test
  void encodingAndAPartOfZeroKeepAllAsItIs() {
    float[] ones = new float[5000 * COLUMNS];
    Arrays.fill(ones, 1);
    assertArrayEquals(ones, factors(0.5, Optional.empty()));
    assertArrayEquals(ones, factors(0, random(3)));
  }

  @Test
  void whatIsDroppedOfARowDoesNotDependOnItsBlock() {
    RowDropout dropout = new RowDropout(0.5, COLUMNS);
    dropout.draw(random(4));
    float[] block = new float[6 * COLUMNS];
    float[] row = new float[COLUMNS];
    dropout.factors(10, 6, block);
    dropout.factors(13, 1, row);
    assertArrayEquals(Arrays.copyOfRange(block, 3 * COLUMNS, 4 * COLUMNS), row);
  }
}
