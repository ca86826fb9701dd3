package org.deepmovie.internal.deep.autorec;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.train.Workers;

/**
 * Moves the weights of sparse inputs or outputs. The gradient of a row of weights is a sum over the
 * entries of its column; every row has one thread, so that no two threads write to one.
 *
 * @param columns the entries by column
 * @param values by position what multiplies the row of an entry
 * @param rows the vectors of the rows of a batch
 * @param weights a row for each column, as long as a row's vector
 */
record ColumnUpdate(
    BatchedColumns columns, float[] values, float[] rows, RegularizedWeights weights) {

  private static final Kernels KERNELS = Kernels.best();
  private static final int COLUMNS_PER_TASK = 16;

  /**
   * Moves the weights by the next batch of {@code batches}.
   *
   * @param entries room for each worker
   */
  void move(
      RowBatches batches, int batch, BatchStep step, ColumnEntries[] entries, Workers workers) {
    int stride = weights.matrix().columns();
    MatrixView matrix = MatrixView.rows(rows, stride);
    workers.forEach(
        columns.count(),
        COLUMNS_PER_TASK,
        (worker, from, to) -> {
          ColumnEntries own = entries[worker];
          float[] gradient = new float[stride];
          for (int column = from; column < to; column++) {
            columns.take(column, batch, batches, values, own);
            Arrays.fill(gradient, 0);
            KERNELS.addRows(matrix, own.rows, own.values, 0, own.size, gradient, 0);
            weights.move(column, gradient, step);
          }
        });
  }
}
