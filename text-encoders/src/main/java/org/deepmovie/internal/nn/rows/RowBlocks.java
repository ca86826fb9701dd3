package org.deepmovie.internal.nn.rows;

import java.util.function.Function;
import java.util.function.Supplier;
import org.deepmovie.train.Workers;

/**
 * Passes over rows: by blocks of a few, which the first cache holds while they are worked on, or by
 * parts for which a call of the BLAS is worth while, and which the second cache holds. Blocks and
 * parts depend on the number of rows alone.
 */
public final class RowBlocks {

  /** The most rows of a block. */
  public static final int ROWS = 8;

  private static final int RANGE = 8 * ROWS;
  private static final int PART = 512;

  /** The number of parts is a multiple of it, so that as many threads, or half, end together. */
  private static final int BALANCE = 4;

  private RowBlocks() {}

  /** Work on the rows {@code first .. first + count - 1}. */
  public interface Body {
    void run(int first, int count);
  }

  /**
   * Runs a body over all rows by blocks.
   *
   * @param maker makes the body for some blocks, which may keep what only one thread may use
   */
  public static void forEach(Workers workers, int rows, Supplier<Body> maker) {
    workers.forEach(rows, RANGE, (worker, from, to) -> run(maker.get(), from, to - from));
  }

  /**
   * What bodies add up over all rows by blocks, the same at any number of threads.
   *
   * @param maker makes the body that adds to the given array of {@code length}
   */
  public static double[] sum(Workers workers, int rows, int length, Function<float[], Body> maker) {
    float[][] sums = new float[(rows + RANGE - 1) / RANGE][length];
    workers.forEach(
        rows, RANGE, (worker, from, to) -> run(maker.apply(sums[from / RANGE]), from, to - from));
    return total(sums, length);
  }

  /** Runs {@code body} over {@code rows} rows from {@code from} on by blocks. */
  public static void run(Body body, int from, int rows) {
    for (int first = from; first < from + rows; first += ROWS) {
      body.run(first, Math.min(ROWS, from + rows - first));
    }
  }

  /** Runs {@code body} over all rows by parts. */
  public static void forEachPart(Workers workers, int rows, Body body) {
    int parts = parts(rows);
    workers.forEach(parts, 1, (worker, part, end) -> run(body, rows, part, parts));
  }

  /** As {@link #sum}, by parts. */
  public static double[] sumParts(
      Workers workers, int rows, int length, Function<float[], Body> maker) {
    int parts = parts(rows);
    float[][] sums = new float[parts][length];
    workers.forEach(
        parts, 1, (worker, part, end) -> run(maker.apply(sums[part]), rows, part, parts));
    return total(sums, length);
  }

  private static int parts(int rows) {
    int most = BALANCE * PART;
    return Math.min(rows, BALANCE * ((rows + most - 1) / most));
  }

  /** Runs {@code body} on one of {@code parts} parts of about the same size. */
  public static void run(Body body, int rows, int part, int parts) {
    int first = (int) ((long) rows * part / parts);
    int end = (int) ((long) rows * (part + 1) / parts);
    body.run(first, end - first);
  }

  private static double[] total(float[][] sums, int length) {
    double[] total = new double[length];
    for (float[] sum : sums) {
      for (int i = 0; i < length; i++) {
        total[i] += sum[i];
      }
    }
    return total;
  }

  /** {@code row} as often as a block has rows. */
  public static float[] tile(float[] row) {
    float[] tile = new float[ROWS * row.length];
    for (int r = 0; r < ROWS; r++) {
      System.arraycopy(row, 0, tile, r * row.length, row.length);
    }
    return tile;
  }
}
