package org.deepmovie.internal.nn.rows;

import java.util.function.Function;
import java.util.function.Supplier;
import org.deepmovie.train.Workers;

/**
 * Loops over rows: by blocks of a few rows, which fit into the first-level cache, or by parts,
 * which are large enough for a call of the BLAS and fit into the second-level cache. Blocks and
 * parts depend on the number of rows alone.
 */
public final class RowBlocks {

  /** The most rows of a block. */
  public static final int ROWS = 8;

  private static final int RANGE = 8 * ROWS;
  private static final int PART = 512;

  /** The number of parts is a multiple of this, so that 4 or 2 threads end at the same time. */
  private static final int BALANCE = 4;

  private RowBlocks() {}

  /** A computation on the rows {@code first .. first + count - 1}. */
  public interface RowTask {
    void run(int first, int count);
  }

  /**
   * Runs a task over all rows by blocks.
   *
   * @param maker makes the task for a range of blocks, which runs on one thread
   */
  public static void forEach(Workers workers, int rows, Supplier<RowTask> maker) {
    workers.forEach(rows, RANGE, (worker, from, to) -> run(maker.get(), from, to - from));
  }

  /**
   * The sums that tasks compute over all rows by blocks, the same at any number of threads.
   *
   * @param maker makes the task that adds to the given array of {@code length}
   */
  public static double[] sum(
      Workers workers, int rows, int length, Function<float[], RowTask> maker) {
    float[][] sums = new float[(rows + RANGE - 1) / RANGE][length];
    workers.forEach(
        rows, RANGE, (worker, from, to) -> run(maker.apply(sums[from / RANGE]), from, to - from));
    return total(sums, length);
  }

  /** Runs {@code task} over {@code rows} rows from {@code from} on by blocks. */
  public static void run(RowTask task, int from, int rows) {
    for (int first = from; first < from + rows; first += ROWS) {
      task.run(first, Math.min(ROWS, from + rows - first));
    }
  }

  /** Runs {@code task} over all rows by parts. */
  public static void forEachPart(Workers workers, int rows, RowTask task) {
    int parts = parts(rows);
    workers.forEach(parts, 1, (worker, part, end) -> run(task, rows, part, parts));
  }

  /** As {@link #sum}, by parts. */
  public static double[] sumParts(
      Workers workers, int rows, int length, Function<float[], RowTask> maker) {
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

  /** Runs {@code task} on one of {@code parts} parts of about the same size. */
  public static void run(RowTask task, int rows, int part, int parts) {
    int first = (int) ((long) rows * part / parts);
    int end = (int) ((long) rows * (part + 1) / parts);
    task.run(first, end - first);
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

  /** A block of rows that all are {@code row}. */
  public static float[] tile(float[] row) {
    float[] tile = new float[ROWS * row.length];
    for (int r = 0; r < ROWS; r++) {
      System.arraycopy(row, 0, tile, r * row.length, row.length);
    }
    return tile;
  }
}
