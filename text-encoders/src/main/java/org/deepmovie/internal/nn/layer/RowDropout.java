package org.deepmovie.internal.nn.layer;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * {@link Dropout} for many rows: the units to drop of a row are a function of one random number per
 * batch and of the row's index. So threads are independent, and the backward pass draws the same
 * units again instead of storing them.
 */
public final class RowDropout {

  private static final int DRAWS = 1 << 16;

  private final int columns;
  private final int limit;
  private final int scaleBits;
  private long key;
  private boolean active;

  /** Dropout of rows of {@code columns} units. */
  public RowDropout(double probability, int columns) {
    this.columns = columns;
    this.limit = (int) Math.round(probability * DRAWS);
    this.scaleBits = Float.floatToRawIntBits((float) DRAWS / (DRAWS - limit));
  }

  /** Starts a batch; without {@code random} nothing is dropped. */
  public void draw(Optional<SplittableRandom> random) {
    active = random.isPresent() && limit > 0;
    key = random.map(SplittableRandom::nextLong).orElse(0L);
  }

  /** Sets {@code to} to the factors of the units of {@code count} rows: 0 or 1 / (1 - p). */
  public void factors(int firstRow, int count, float[] to) {
    if (!active) {
      Arrays.fill(to, 0, count * columns, 1);
      return;
    }
    for (int r = 0; r < count; r++) {
      SplittableRandom random = new SplittableRandom(key + firstRow + r);
      int end = (r + 1) * columns;
      int p = r * columns;
      for (; p + 4 <= end; p += 4) {
        long draws = random.nextLong();
        to[p] = factor((int) draws & DRAWS - 1);
        to[p + 1] = factor((int) draws >>> 16);
        to[p + 2] = factor((int) (draws >>> 32) & DRAWS - 1);
        to[p + 3] = factor((int) (draws >>> 48));
      }
      for (; p < end; p++) {
        to[p] = factor((int) (random.nextLong() >>> 48));
      }
    }
  }

  /** Without a branch, which would be mispredicted whenever a unit is dropped. */
  private float factor(int draw) {
    return Float.intBitsToFloat(scaleBits & ~((draw - limit) >> 31));
  }
}
