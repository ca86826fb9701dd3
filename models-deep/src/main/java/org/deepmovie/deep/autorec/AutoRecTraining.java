package org.deepmovie.deep.autorec;

import java.util.Arrays;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.deep.autorec.BatchedColumns.Entries;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.train.Workers;

/**
 * The weights while they are being trained, and the passes over a batch: rows forward and back to
 * the hidden units, then every row of weights on its own, so that no two threads write to one. All
 * sums have one order, whatever the number of threads.
 */
final class AutoRecTraining {

  private static final Kernels KERNELS = Kernels.best();
  private static final int ROWS_AT_A_TIME = 4;
  private static final int COLUMNS_AT_A_TIME = 16;

  private final RatingTargets targets;
  private final RowInputs inputs;
  private final RegularizedWeights input;
  private final Optional<RegularizedWeights> between;
  private final RegularizedWeights output;
  private final HiddenLayers network;
  private final BatchedColumns inputColumns;
  private final BatchedColumns targetColumns;
  private final int[] targetIndices;
  private final float[] errors;
  private final double[] squares;
  private final float[] first;
  private final float[] firstGradient;
  private final float[] last;
  private final float[] lastGradient;
  private final Entries[] entries;

  AutoRecTraining(
      AutoRecOptions options, RowInputs inputs, RatingTargets targets, int batch, Workers workers) {
    this.targets = targets;
    this.inputs = inputs;
    this.inputColumns = new BatchedColumns(inputs.rows(), targets.rows());
    this.targetColumns = new BatchedColumns(targets.rows(), targets.rows());
    this.targetIndices = targets.rows().columnArray();
    int width = options.width();
    int stride = KERNELS.stride(options.hidden() + 1);
    int lastStride = KERNELS.stride(width + 1);
    float[] inputLambdas = lambdas(options.inputRidge(), inputColumns.counts());
    inputLambdas[inputLambdas.length - 1] = 0;
    this.input = weights(options, stride, options.hidden(), inputLambdas);
    this.between =
        options.secondHiddenUnits() == 0
            ? Optional.empty()
            : Optional.of(weights(options, lastStride, width, betweenLambdas(options)));
    this.output =
        weights(options, lastStride, width, lambdas(options.outputRidge(), targetColumns.counts()));
    this.network =
        new HiddenLayers(
            options.activation(),
            options.hidden(),
            stride,
            input.matrix().values(),
            between.map(
                layer ->
                    new HiddenLayers.Layer(
                        options.hidden() + 1, width, lastStride, layer.matrix().values())));
    this.errors = new float[targets.rows().size()];
    this.squares = new double[targets.rows().rows()];
    this.first = new FloatMatrix(batch, stride).values();
    this.firstGradient = new FloatMatrix(batch, stride).values();
    this.last = between.isPresent() ? new FloatMatrix(batch, lastStride).values() : first;
    this.lastGradient =
        between.isPresent() ? new FloatMatrix(batch, lastStride).values() : firstGradient;
    this.entries = new Entries[workers.threads()];
    Arrays.setAll(entries, worker -> new Entries(batch));
  }

  private static RegularizedWeights weights(
      AutoRecOptions options, int stride, int regularized, float[] lambdas) {
    return new RegularizedWeights(
        stride, regularized, lambdas, options.l1Part(), options.optimizer());
  }

  private static float[] lambdas(Regularization ridge, int[] counts) {
    float[] lambdas = new float[counts.length];
    for (int row = 0; row < counts.length; row++) {
      lambdas[row] = (float) ridge.of(counts[row]);
    }
    return lambdas;
  }

  private static float[] betweenLambdas(AutoRecOptions options) {
    float[] lambdas = new float[options.hidden() + 1];
    Arrays.fill(lambdas, 0, options.hidden(), (float) options.inputRegularization());
    return lambdas;
  }

  HiddenLayers network() {
    return network;
  }

  RegularizedWeights input() {
    return input;
  }

  Optional<RegularizedWeights> between() {
    return between;
  }

  RegularizedWeights output() {
    return output;
  }

  /** Sets the weights of inputs that no row has to 0, where they stay: nothing is known of them. */
  void clearUnusedInputs() {
    int[] counts = inputColumns.counts();
    for (int column = 0; column < counts.length; column++) {
      if (counts[column] == 0) {
        int at = input.matrix().offset(column);
        Arrays.fill(input.matrix().values(), at, at + input.matrix().columns(), 0);
      }
    }
  }

  /** Sorts the entries for batches newly drawn. */
  void group(RowBatches batches, Workers workers) {
    inputColumns.group(batches, workers);
    targetColumns.group(batches, workers);
  }

  /** A step for {@code batch}: batches come in their order. */
  void step(RowBatches batches, int batch, RowOptimizer.Step step, Workers workers) {
    int size = batches.size(batch);
    workers.forEach(size, ROWS_AT_A_TIME, (worker, from, to) -> passRows(batches, batch, from, to));
    moveColumns(targetColumns, errors, last, output, batches, batch, step, workers);
    between.ifPresent(layer -> moveBetween(layer, size, step, workers));
    moveColumns(inputColumns, inputs.noisy(), firstGradient, input, batches, batch, step, workers);
  }

  /** The sum of the squared errors of all rows' last pass, in units of ratings from 1 to 5. */
  double squares() {
    return Arrays.stream(squares).sum();
  }

  private void passRows(RowBatches batches, int batch, int from, int to) {
    CsrMatrix rows = inputs.rows();
    int stride = network.firstStride();
    int lastStride = network.stride();
    for (int place = from; place < to; place++) {
      int row = batches.row(batch, place);
      network.first(
          inputs.noisy(), inputs.columns(), rows.start(row), rows.end(row), first, place * stride);
    }
    if (between.isPresent()) {
      network.second(first, from * stride, last, from * lastStride, to - from);
    }
    for (int place = from; place < to; place++) {
      answer(batches.row(batch, place), place * lastStride);
      network.backpropagate(last, lastGradient, place * lastStride);
      if (between.isPresent()) {
        network.backpropagateSecond(
            first, firstGradient, place * stride, lastGradient, place * lastStride);
      }
    }
  }

  /** Errors of a row's answers, and the gradient by its last hidden layer. */
  private void answer(int row, int at) {
    CsrMatrix rows = targets.rows();
    float[] v = output.matrix().values();
    int stride = network.stride();
    double sum = 0;
    for (int p = rows.start(row); p < rows.end(row); p++) {
      float x = KERNELS.dot(v, targetIndices[p] * stride, last, at, stride);
      double rating = targets.answer(p, x);
      double error = targets.error(p, rating);
      sum += error * error;
      errors[p] = (float) targets.gradient(rating, error);
    }
    squares[row] = sum;
    Arrays.fill(lastGradient, at, at + stride, 0);
    KERNELS.addRows(
        MatrixView.rows(v, stride),
        targetIndices,
        errors,
        rows.start(row),
        rows.end(row),
        lastGradient,
        at);
  }

  /** Moves the weights of all columns: their gradients are sums over the rows of the batch. */
  private void moveColumns(
      BatchedColumns columns,
      float[] values,
      float[] rows,
      RegularizedWeights weights,
      RowBatches batches,
      int batch,
      RowOptimizer.Step step,
      Workers workers) {
    int stride = weights.matrix().columns();
    MatrixView matrix = MatrixView.rows(rows, stride);
    workers.forEach(
        columns.count(),
        COLUMNS_AT_A_TIME,
        (worker, from, to) -> {
          Entries mine = entries[worker];
          float[] gradient = new float[stride];
          for (int column = from; column < to; column++) {
            columns.take(column, batch, batches, values, mine);
            Arrays.fill(gradient, 0);
            KERNELS.addRows(matrix, mine.rows, mine.values, 0, mine.size, gradient, 0);
            weights.move(column, gradient, step);
          }
        });
  }

  private void moveBetween(
      RegularizedWeights layer, int size, RowOptimizer.Step step, Workers workers) {
    int stride = layer.matrix().columns();
    workers.forEach(
        layer.matrix().rows(),
        COLUMNS_AT_A_TIME,
        (worker, from, to) -> {
          float[] sums = new float[(to - from) * stride];
          KERNELS.addProduct(
              MatrixView.rows(first, from, network.firstStride()).transposed(),
              MatrixView.rows(lastGradient, stride),
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
