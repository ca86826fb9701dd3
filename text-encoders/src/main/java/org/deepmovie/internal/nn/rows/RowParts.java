package org.deepmovie.internal.nn.rows;

/**
 * A division of rows into slices, one task of a worker each, and of slices into parts of one size,
 * which are large enough for a call of the BLAS and small enough to stay in the caches until the
 * next step. It depends on the number of rows alone, so that sums by slices are the same at any
 * number of threads. The last part may be shorter, and the last slices empty.
 *
 * @param rows the number of rows
 * @param size the number of rows of a part
 * @param perSlice the number of parts of a slice
 */
public record RowParts(int rows, int size, int perSlice) {

  /** The number of slices. */
  public static final int SLICES = 8;

  private static final int MOST = 768;

  public static RowParts of(int rows) {
    int perSlice = Math.max(1, (rows + SLICES * MOST - 1) / (SLICES * MOST));
    int parts = SLICES * perSlice;
    return new RowParts(rows, Math.max(1, (rows + parts - 1) / parts), perSlice);
  }

  /** Runs {@code task} over a slice by parts. */
  public void forEach(int slice, RowBlocks.RowTask task) {
    int from = slice * perSlice * size;
    for (int first = from; first < Math.min(rows, from + perSlice * size); first += size) {
      task.run(first, Math.min(size, rows - first));
    }
  }
}
