package org.deepmovie.internal.nn.rows;

import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.blas.BlasMemory;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.train.Workers;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A linear layer Y = X W on the BLAS, with X of rows x inputs and W of inputs x outputs. The reader
 * of Y adds a bias.
 *
 * <p>Each worker calls the BLAS for a part of the rows: on matrices this narrow, two threads of
 * OpenBLAS are hardly faster than one.
 */
public final class RowProjection implements AutoCloseable {

  /** The parts of the gradient of W: fixed, so that its bits do not depend on the threads. */
  private static final int PARTS = 4;

  private final int inputs;
  private final int outputs;
  private final int length;
  private final Workers workers;
  private final BlasMemory w = new BlasMemory();
  private final BlasMemory dw = new BlasMemory();

  /** W. */
  public final Parameter weights;

  /** Weights uniform in +-sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010, eq. 16). */
  public RowProjection(
      String name, int inputs, int outputs, ParameterSource source, Workers workers) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.workers = workers;
    double bound = Math.sqrt(6.0 / ((long) inputs + outputs));
    this.weights = source.weights(name + ".weights", (long) inputs * outputs, bound);
    this.length = weights.value().length;
  }

  /** Starts a batch with the current W, before {@link #forward} and {@link #inputGradient}. */
  public void begin() {
    w.reserve(length);
    w.put(weights.value(), length);
  }

  /** Sets Y for all rows. */
  public void forward(BlasMatrix x, BlasMatrix y) {
    RowBlocks.forEachPart(workers, x.rows(), (first, count) -> forward(x, y, first, count));
  }

  /** Sets some rows of Y. */
  public void forward(BlasMatrix x, BlasMatrix y, int first, int count) {
    INDArray from = x.transposed(first, count);
    Nd4j.gemm(w.matrix(outputs, inputs, 0), from, y.transposed(first, count), false, false, 1, 0);
  }

  /** Sets dL/dX = dL/dY W' for all rows. */
  public void inputGradient(BlasMatrix dy, BlasMatrix dx) {
    RowBlocks.forEachPart(
        workers, dy.rows(), (first, count) -> inputGradient(dy, dx, first, count));
  }

  /** Sets some rows of dL/dX. */
  public void inputGradient(BlasMatrix dy, BlasMatrix dx, int first, int count) {
    INDArray from = dy.transposed(first, count);
    Nd4j.gemm(w.matrix(outputs, inputs, 0), from, dx.transposed(first, count), true, false, 1, 0);
  }

  /** Sets dL/dW = X' dL/dY. */
  public void weightGradient(BlasMatrix x, BlasMatrix dy) {
    int parts = Math.min(PARTS, x.rows());
    dw.reserve((long) PARTS * length);
    workers.forEach(
        parts,
        1,
        (worker, part, end) -> {
          INDArray sum = dw.matrix(outputs, inputs, (long) part * length);
          RowBlocks.run(
              (first, count) -> multiply(x, dy, first, count, sum), x.rows(), part, parts);
        });
    float[] sum = weights.gradient();
    dw.get(sum, length);
    float[] added = new float[length];
    for (int part = 1; part < parts; part++) {
      dw.values().get(part * length, added);
      for (int p = 0; p < length; p++) {
        sum[p] += added[p];
      }
    }
  }

  private static void multiply(BlasMatrix x, BlasMatrix dy, int first, int count, INDArray sum) {
    Nd4j.gemm(dy.transposed(first, count), x.transposed(first, count), sum, false, true, 1, 0);
  }

  @Override
  public void close() {
    w.close();
    dw.close();
  }
}
