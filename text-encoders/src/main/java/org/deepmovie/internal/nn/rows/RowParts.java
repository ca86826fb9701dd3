package org.deepmovie.internal.nn.rows;

/**
 * Rows in slices, which go to the workers, and those in parts of one size, for which a call of the
 * BLAS is worth while and which do not leave the caches before the next step reads them. They
 * depend on the number of rows alone, so that what is added up by slices is the same at any number
 * of threads. The last part may be shorter and the last slices empty.
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

  /** Runs {@code body} over a slice by parts. */
  public void forEach(int slice, RowBlocks.Body body) {
    int from = slice * perSlice * size;
    for (int first = from; first < Math.min(rows, from + perSlice * size); first += size) {
      body.run(first, Math.min(size, rows - first));
    }
  }

  /** Whether a slice has no rows. */
  public boolean isEmpty(int slice) {
    return slice * perSlice * size >= rows;
  }
}
