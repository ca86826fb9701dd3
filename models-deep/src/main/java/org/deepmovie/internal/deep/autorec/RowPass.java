package org.deepmovie.internal.deep.autorec;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.internal.nn.loss.SquaredError;

/**
 * The passes of the rows of a batch: forward to the predictions of their ratings, and back to the
 * hidden layers. Rows do not depend on each other.
 */
final class RowPass {

  private static final Kernels KERNELS = Kernels.best();

  private final RowInputs inputs;
  private final RatingTargets targets;
  private final int[] targetColumns;
  private final HiddenLayers hidden;
  private final float[] outputWeights;
  private final LayerBatch first;
  private final LayerBatch last;
  private final float[] errors;
  private final double[] squares;

  /**
   * A hidden layer of the rows of a batch, and the gradient by it.
   *
   * @param stride the length of a row of both
   */
  record LayerBatch(float[] units, float[] gradient, int stride) {

    static LayerBatch of(int rows, LayerWeights layer) {
      int stride = layer.stride();
      return new LayerBatch(
          new FloatMatrix(rows, stride).values(), new FloatMatrix(rows, stride).values(), stride);
    }
  }

  RowPass(AutoencoderWeights weights, RowInputs inputs, RatingTargets targets, int batchSize) {
    this.inputs = inputs;
    this.targets = targets;
    this.targetColumns = targets.rows().columnArray();
    this.hidden = weights.hidden();
    this.outputWeights = weights.output().matrix().values();
    this.first = LayerBatch.of(batchSize, hidden.first());
    this.last = hidden.hasSecond() ? LayerBatch.of(batchSize, hidden.last()) : first;
    this.errors = new float[targets.rows().size()];
    this.squares = new double[targets.rows().rows()];
  }

  /** The first hidden layer of the batch that passed last. */
  LayerBatch first() {
    return first;
  }

  /** The last hidden layer of the batch that passed last; with one layer it is the first. */
  LayerBatch last() {
    return last;
  }

  /** The gradient by the output of every rating, by position in the targets. */
  float[] errors() {
    return errors;
  }

  /** The sum of the squared errors of all rows' last pass, in units of ratings from 1 to 5. */
  double squares() {
    return Arrays.stream(squares).sum();
  }

  /** Passes the rows at places {@code from .. to-1} of {@code batch}. */
  void pass(RowBatches batches, int batch, int from, int to) {
    CsrMatrix rows = inputs.rows();
    for (int place = from; place < to; place++) {
      int row = batches.row(batch, place);
      hidden.forwardFirst(
          inputs.valuesWithDropout(),
          inputs.columns(),
          rows.start(row),
          rows.end(row),
          first.units,
          place * first.stride);
    }
    if (hidden.hasSecond()) {
      hidden.forwardSecond(
          first.units, from * first.stride, last.units, from * last.stride, to - from);
    }
    for (int place = from; place < to; place++) {
      predict(batches.row(batch, place), place * last.stride);
      hidden.backwardLast(last.units, last.gradient, place * last.stride);
      if (hidden.hasSecond()) {
        hidden.backwardFirst(
            first.units, first.gradient, place * first.stride, last.gradient, place * last.stride);
      }
    }
  }

  /** Sets the errors of a row's predictions, and the gradient by its last hidden layer. */
  private void predict(int row, int at) {
    CsrMatrix rows = targets.rows();
    int stride = last.stride;
    double sum = 0;
    for (int p = rows.start(row); p < rows.end(row); p++) {
      float x = KERNELS.dot(outputWeights, targetColumns[p] * stride, last.units, at, stride);
      double prediction = targets.prediction(p, x);
      double error = targets.error(p, prediction);
      sum += SquaredError.of(error);
      errors[p] = (float) targets.gradient(prediction, error);
    }
    squares[row] = sum;
    Arrays.fill(last.gradient, at, at + stride, 0);
    KERNELS.addRows(
        MatrixView.rows(outputWeights, stride),
        targetColumns,
        errors,
        rows.start(row),
        rows.end(row),
        last.gradient,
        at);
  }
}
