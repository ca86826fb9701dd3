package org.deepmovie.internal.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.junit.jupiter.api.Test;

class BatchNormTest {

  private static final float ANY = 1e6f;

  /** Two texts, of words 1 2 and of word 1: rows 1, 2 and 4 are words. */
  private static final TokenRows ROWS =
      TokenRows.of(new TokenBatch(new int[] {0, 1}, new int[] {0, 2, 3}, new int[] {1, 2, 1}), 3);

  private static final float[] X = {ANY, 2, 4, ANY, 9, ANY};

  @Test
  void statisticsAreThoseOfWordsAndNotOfTheRowsBetweenTexts() {
    BatchNorm.BatchScaling scaling = norm().fit(moments(X.length));
    double inverse = 1 / Math.sqrt(26.0 / 3 + 1e-5);
    assertEquals(inverse, scaling.factor()[0], 1e-6);
    assertEquals(-5 * inverse, scaling.offset()[0], 1e-6);
  }

  @Test
  void statisticsAreTheSameFromAnySlices() {
    BatchNorm.BatchScaling whole = norm().fit(moments(X.length));
    for (int size = 1; size < X.length; size++) {
      BatchNorm.BatchScaling sliced = norm().fit(moments(size));
      assertArrayEquals(whole.factor(), sliced.factor(), 1e-6f);
      assertArrayEquals(whole.offset(), sliced.offset(), 1e-6f);
    }
  }

  @Test
  void statisticsOfValuesFarFromZeroKeepTheirDigits() {
    float[] far = X.clone();
    for (int p = 0; p < far.length; p++) {
      far[p] += 4096;
    }
    BatchNorm.BatchScaling scaling = norm().fit(moments(far, far.length));
    assertEquals(1 / Math.sqrt(26.0 / 3 + 1e-5), scaling.factor()[0], 1e-6);
  }

  @Test
  void encodingTakesTheRunningStatistics() {
    BatchNorm norm = norm();
    norm.fit(moments(X.length));
    assertArrayEquals(new float[] {0.5f}, norm.parameters().get(2).value(), 1e-6f);
    assertArrayEquals(new float[] {0.9f + 1.3f}, norm.parameters().get(3).value(), 1e-6f);
    BatchNorm.BatchScaling scaling = norm.fitToRunningMeans();
    assertEquals(1 / Math.sqrt(2.2 + 1e-5), scaling.factor()[0], 1e-6);
    assertEquals(-0.5 / Math.sqrt(2.2 + 1e-5), scaling.offset()[0], 1e-6);
  }

  private static BatchNorm norm() {
    return new BatchNorm("n", 1, new RandomParameters(new SplittableRandom(1)));
  }

  private static ChannelMoments[] moments(int size) {
    return moments(X, size);
  }

  /** By slices of {@code size} rows. */
  private static ChannelMoments[] moments(float[] x, int size) {
    List<ChannelMoments> slices = new ArrayList<>();
    for (int first = 0; first < x.length; first += size) {
      ChannelMoments slice = new ChannelMoments(1);
      int count = Math.min(size, x.length - first);
      float[] values = Arrays.copyOf(Arrays.copyOfRange(x, first, first + count), RowBlocks.ROWS);
      slice.add(ROWS, first, count, values);
      slice.end();
      slices.add(slice);
    }
    return slices.toArray(ChannelMoments[]::new);
  }
}
