package org.deepmovie.internal.deep.autorec;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.train.Workers;

/**
 * The entries of sparse rows by column, and within a column by the batch of their row. The gradient
 * of a column's weights is a sum over the entries of one batch.
 */
final class BatchedColumns {

  private static final int COLUMNS_PER_TASK = 64;

  private final int[] starts;
  private final int[] rows;
  private final int[] positions;
  private final int[] groupedRows;
  private final int[] groupedPositions;
  private final int[] next;

  /**
   * The columns of the entries of rows that have ratings.
   *
   * @param entries rows x columns
   * @param ratings the ratings of the same rows
   */
  BatchedColumns(CsrMatrix entries, CsrMatrix ratings) {
    this.starts = new int[entries.columns() + 1];
    forEach(entries, ratings, (row, p) -> starts[entries.column(p) + 1]++);
    Arrays.parallelPrefix(starts, Integer::sum);
    int size = starts[entries.columns()];
    this.rows = new int[size];
    this.positions = new int[size];
    this.groupedRows = new int[size];
    this.groupedPositions = new int[size];
    this.next = Arrays.copyOf(starts, entries.columns());
    forEach(
        entries,
        ratings,
        (row, p) -> {
          int q = next[entries.column(p)]++;
          rows[q] = row;
          positions[q] = p;
        });
  }

  private interface EntryVisitor {
    void visit(int row, int position);
  }

  private static void forEach(CsrMatrix entries, CsrMatrix ratings, EntryVisitor visitor) {
    for (int row = 0; row < entries.rows(); row++) {
      for (int p = entries.start(row); p < entries.end(row) && ratings.count(row) > 0; p++) {
        visitor.visit(row, p);
      }
    }
  }

  /** The number of columns. */
  int count() {
    return next.length;
  }

  /** The number of entries of each column. */
  int[] counts() {
    int[] counts = new int[count()];
    Arrays.setAll(counts, column -> starts[column + 1] - starts[column]);
    return counts;
  }

  /** Sorts the entries of every column by batch, and starts again with the first batch. */
  void group(RowBatches batches, Workers workers) {
    workers.forEach(
        count(),
        COLUMNS_PER_TASK,
        (worker, from, to) -> {
          int[] ends = new int[batches.count()];
          for (int column = from; column < to; column++) {
            group(column, batches, ends);
          }
        });
  }

  private void group(int column, RowBatches batches, int[] ends) {
    Arrays.fill(ends, 0);
    for (int q = starts[column]; q < starts[column + 1]; q++) {
      ends[batches.batch(rows[q])]++;
    }
    int end = starts[column];
    for (int batch = 0; batch < ends.length; batch++) {
      end += ends[batch];
      ends[batch] = end;
    }
    for (int q = starts[column + 1] - 1; q >= starts[column]; q--) {
      int grouped = --ends[batches.batch(rows[q])];
      groupedRows[grouped] = rows[q];
      groupedPositions[grouped] = positions[q];
    }
    next[column] = starts[column];
  }

  /**
   * Takes the entries of {@code column} that are in {@code batch} and not 0. For every column the
   * batches are to be taken in their order.
   *
   * @param values of the entries, by their position in the sparse rows
   */
  void take(int column, int batch, RowBatches batches, float[] values, ColumnEntries into) {
    into.size = 0;
    int q = next[column];
    for (; q < starts[column + 1] && batches.batch(groupedRows[q]) == batch; q++) {
      float value = values[groupedPositions[q]];
      if (value != 0) {
        into.rows[into.size] = batches.place(groupedRows[q]);
        into.values[into.size++] = value;
      }
    }
    next[column] = q;
  }
}
