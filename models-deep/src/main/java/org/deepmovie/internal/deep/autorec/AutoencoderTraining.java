package org.deepmovie.internal.deep.autorec;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.train.Workers;

/**
 * Trains the weights batch by batch. In a step the rows of the batch pass forward to their
 * predictions and back to the hidden layers, each on its own; then every row of weights moves, each
 * on its own. All sums have one order, whatever the number of threads.
 */
public final class AutoencoderTraining {

  private static final Kernels KERNELS = Kernels.best();
  private static final int BATCH_ROWS_PER_TASK = 4;
  private static final int WEIGHT_ROWS_PER_TASK = 16;

  private final AutoencoderWeights weights;
  private final RowPass rows;
  private final int[] inputCounts;
  private final ColumnUpdate inputUpdate;
  private final ColumnUpdate outputUpdate;
  private final ColumnEntries[] entries;

  /**
   * Training of weights that are 0.
   *
   * @param batchSize the most rows of a batch
   * @param workers of all steps
   */
  public AutoencoderTraining(
      AutoencoderSpec spec,
      RowInputs inputs,
      RatingTargets targets,
      int batchSize,
      Workers workers) {
    BatchedColumns inputColumns = new BatchedColumns(inputs.rows(), targets.rows());
    BatchedColumns targetColumns = new BatchedColumns(targets.rows(), targets.rows());
    this.inputCounts = inputColumns.counts();
    this.weights = new AutoencoderWeights(spec, inputCounts, targetColumns.counts());
    this.rows = new RowPass(weights, inputs, targets, batchSize);
    this.inputUpdate =
        new ColumnUpdate(
            inputColumns, inputs.valuesWithDropout(), rows.first().gradient(), weights.input());
    this.outputUpdate =
        new ColumnUpdate(targetColumns, rows.errors(), rows.last().units(), weights.output());
    this.entries = new ColumnEntries[workers.threads()];
    Arrays.setAll(entries, worker -> new ColumnEntries(batchSize));
  }

  public AutoencoderWeights weights() {
    return weights;
  }

  /** Sets the weights of inputs that no rated row has to 0, where they stay. */
  public void clearUnusedInputs() {
    var matrix = weights.input().matrix();
    for (int column = 0; column < inputCounts.length; column++) {
      if (inputCounts[column] == 0) {
        int at = matrix.offset(column);
        Arrays.fill(matrix.values(), at, at + matrix.columns(), 0);
      }
    }
  }

  /** The sum of the squared errors of all rows' last pass, in units of ratings from 1 to 5. */
  public double squares() {
    return rows.squares();
  }

  /** Starts an epoch over {@code batches}, which must not change before its end. */
  public TrainingEpoch epoch(RowBatches batches, Workers workers) {
    inputUpdate.columns().group(batches, workers);
    outputUpdate.columns().group(batches, workers);
    return new TrainingEpoch(batches, workers);
  }

  /** The steps of one epoch, one for each batch, in the order of the batches. */
  public final class TrainingEpoch {
    private final RowBatches batches;
    private final Workers workers;
    private int next;

    private TrainingEpoch(RowBatches batches, Workers workers) {
      this.batches = batches;
      this.workers = workers;
    }

    /** Whether there is a batch left. */
    public boolean hasNext() {
      return next < batches.count();
    }

    /** The number of rows of the next batch. */
    public int nextSize() {
      return batches.size(next);
    }

    /** Takes the step of the next batch. */
    public void step(BatchStep step) {
      int batch = next++;
      int size = batches.size(batch);
      workers.forEach(
          size, BATCH_ROWS_PER_TASK, (worker, from, to) -> rows.pass(batches, batch, from, to));
      outputUpdate.move(batches, batch, step, entries, workers);
      weights.between().ifPresent(layer -> moveBetween(layer, size, step, workers));
      inputUpdate.move(batches, batch, step, entries, workers);
    }
  }

  /** The gradient of the weights between hidden layers is the product Z' dL/dZ2 of the batch. */
  private void moveBetween(RegularizedWeights layer, int size, BatchStep step, Workers workers) {
    int stride = layer.matrix().columns();
    workers.forEach(
        layer.matrix().rows(),
        WEIGHT_ROWS_PER_TASK,
        (worker, from, to) -> {
          float[] sums = new float[(to - from) * stride];
          KERNELS.addProduct(
              MatrixView.rows(rows.first().units(), from, rows.first().stride()).transposed(),
              MatrixView.rows(rows.last().gradient(), stride),
              MatrixView.rows(sums, stride),
              to - from,
              stride,
              size);
          for (int row = from; row < to; row++) {
            int at = (row - from) * stride;
            layer.move(row, Arrays.copyOfRange(sums, at, at + stride), step);
          }
        });
  }
}
