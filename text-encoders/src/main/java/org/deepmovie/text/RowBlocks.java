package org.deepmovie.text;

import java.util.function.Function;
import java.util.function.Supplier;
import org.deepmovie.model.Workers;

/** Passes over rows by blocks of a few, which stay in the first cache while they are worked on. */
final class RowBlocks {

  /** The most rows of a block. */
  static final int ROWS = 8;

  private static final int RANGE = 8 * ROWS;

  private RowBlocks() {}

  /** Work on the rows {@code first .. first + count - 1}. */
  interface Body {
    void run(int first, int count);
  }

  /**
   * Runs a body over all rows.
   *
   * @param maker makes the body for some blocks, which may keep what only one thread may use
   */
  static void forEach(Workers workers, int rows, Supplier<Body> maker) {
    workers.forEach(rows, RANGE, (worker, from, to) -> run(maker.get(), from, to));
  }

  /**
   * What bodies add up over all rows, the same at any number of threads.
   *
   * @param maker makes the body that adds to the given array of {@code length}
   */
  static double[] sum(Workers workers, int rows, int length, Function<float[], Body> maker) {
    float[][] parts = new float[(rows + RANGE - 1) / RANGE][length];
    workers.forEach(
        rows, RANGE, (worker, from, to) -> run(maker.apply(parts[from / RANGE]), from, to));
    double[] total = new double[length];
    for (float[] part : parts) {
      for (int i = 0; i < length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }

  private static void run(Body body, int from, int to) {
    for (int first = from; first < to; first += ROWS) {
      body.run(first, Math.min(ROWS, to - first));
    }
  }

  /** {@code row} as often as a block has rows. */
  static float[] tile(float[] row) {
    float[] tile = new float[ROWS * row.length];
    for (int r = 0; r < ROWS; r++) {
      System.arraycopy(row, 0, tile, r * row.length, row.length);
    }
    return tile;
  }
}
