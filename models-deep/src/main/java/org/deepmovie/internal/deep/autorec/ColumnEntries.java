package org.deepmovie.internal.deep.autorec;

/** The entries of one column in one batch: places of rows within the batch, and values. */
final class ColumnEntries {

  final int[] rows;
  final float[] values;
  int size;

  /** Room for the entries of a batch of {@code batchSize} rows. */
  ColumnEntries(int batchSize) {
    this.rows = new int[batchSize];
    this.values = new float[batchSize];
  }
}
