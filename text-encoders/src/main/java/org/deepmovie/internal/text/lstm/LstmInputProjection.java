package org.deepmovie.internal.text.lstm;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixBuffer;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.internal.nn.blas.Gemm;
import org.deepmovie.train.Workers;

/** W x of each gate, computed once for each distinct input x of a batch, and its gradients. */
final class LstmInputProjection implements AutoCloseable {

  private static final int GATES = LstmCell.GATES;
  private static final int INPUTS_AT_ONCE = 64;

  private final LstmWeights weights;
  private final Workers workers;
  private final Kernels kernels;
  private final Gemm weightGradient = new Gemm(true, false);
  private final Gemm inputGradient = new Gemm(false, true);

  /** W x of each gate, inputs x stride. */
  private final MatrixBuffer[] products = new MatrixBuffer[GATES];

  LstmInputProjection(LstmWeights weights, Workers workers, Kernels kernels) {
    this.weights = weights;
    this.workers = workers;
    this.kernels = kernels;
    Arrays.setAll(products, gate -> new MatrixBuffer());
  }

  /**
   * Computes W x of all inputs.
   *
   * @param x the distinct inputs, {@code count} x inputs
   */
  void forward(float[] x, int count) {
    for (MatrixBuffer product : products) {
      product.resize(count, weights.stride());
    }
    workers.forEach(count, INPUTS_AT_ONCE, (worker, from, to) -> project(x, from, to));
  }

  private void project(float[] x, int from, int to) {
    int inputs = weights.inputs();
    int stride = weights.stride();
    MatrixView rows = MatrixView.rows(x, from * inputs, inputs);
    for (int gate = 0; gate < GATES; gate++) {
      float[] product = products[gate].values();
      Arrays.fill(product, from * stride, to * stride, 0);
      kernels.addProduct(
          rows,
          weights.input(gate),
          MatrixView.rows(product, from * stride, stride),
          to - from,
          stride,
          inputs);
    }
  }

  /** Copies W x of an input into the gates of a document. */
  void load(int input, LstmCell cell, int place) {
    int stride = weights.stride();
    for (int gate = 0; gate < GATES; gate++) {
      System.arraycopy(
          products[gate].values(), input * stride, cell.gates[gate], place * stride, stride);
    }
  }

  /**
   * Sets the gradient of W.
   *
   * @param x as for {@link #forward}
   * @param dProducts dL/d(W x), count x gates x units
   */
  void weightGradient(float[] x, float[] dProducts, int count) {
    weightGradient.multiply(
        x,
        dProducts,
        weights.inputWeights().gradient(),
        weights.inputs(),
        weights.columns(),
        count);
  }

  /** Sets {@code dx} to dL/dx from dL/d(W x). */
  void inputGradient(float[] dProducts, float[] dx, int count) {
    inputGradient.multiply(
        dProducts, weights.inputWeights().value(), dx, count, weights.inputs(), weights.columns());
  }

  @Override
  public void close() {
    weightGradient.close();
    inputGradient.close();
  }
}
