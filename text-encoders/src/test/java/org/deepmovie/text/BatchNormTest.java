package org.deepmovie.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.deepmovie.model.Workers;
import org.junit.jupiter.api.Test;

class BatchNormTest {

  private static final float ANY = 1e6f;

  /** Two texts, of words 1 2 and of word 1: rows 1, 2 and 4 are words. */
  private static final TokenRows ROWS =
      TokenRows.of(new TokenBatch(new int[] {0, 1}, new int[] {0, 2, 3}, new int[] {1, 2, 1}), 3);

  private static final float[] X = {ANY, 2, 4, ANY, 9, ANY};

  @Test
  void statisticsAreThoseOfWordsAndNotOfTheRowsBetweenTexts() {
    try (Workers workers = new Workers(1)) {
      BatchNorm norm = norm(workers);
      norm.fit(ROWS, X, true);
      double inverse = 1 / Math.sqrt(26.0 / 3 + 1e-5);
      assertEquals(inverse, norm.factor[0], 1e-6);
      assertEquals(-5 * inverse, norm.offset[0], 1e-6);
    }
  }

  @Test
  void encodingTakesTheRunningStatistics() {
    try (Workers workers = new Workers(1)) {
      BatchNorm norm = norm(workers);
      norm.fit(ROWS, X, true);
      assertArrayEquals(new float[] {0.5f}, norm.parameters().get(2).value, 1e-6f);
      assertArrayEquals(new float[] {0.9f + 1.3f}, norm.parameters().get(3).value, 1e-6f);
      norm.fit(ROWS, new float[X.length], false);
      assertEquals(1 / Math.sqrt(2.2 + 1e-5), norm.factor[0], 1e-6);
      assertEquals(-0.5 / Math.sqrt(2.2 + 1e-5), norm.offset[0], 1e-6);
    }
  }

  private static BatchNorm norm(Workers workers) {
    return new BatchNorm("n", 1, new RandomParameters(new SplittableRandom(1)), workers);
  }
}
