package org.deepmovie.text;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Y = X W on the BLAS, X being rows x inputs, W inputs x outputs; whoever reads Y adds a bias. */
final class RowProjection implements AutoCloseable {

  private final int inputs;
  private final int outputs;
  private final BlasMemory w = new BlasMemory();
  private final BlasMemory dw = new BlasMemory();

  final Parameter weights;

  /** Weights uniform in +-sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010, eq. 16). */
  RowProjection(String name, int inputs, int outputs, ParameterSource source) {
    this.inputs = inputs;
    this.outputs = outputs;
    double bound = Math.sqrt(6.0 / ((long) inputs + outputs));
    this.weights = source.weights(name + ".weights", (long) inputs * outputs, bound);
  }

  void forward(RowMatrix x, RowMatrix y) {
    w.reserve(weights.value.length);
    w.put(weights.value, weights.value.length);
    Nd4j.gemm(transposed(w), x.transposed(), y.transposed(), false, false, 1, 0);
  }

  /** Sets dL/dW = X' dL/dY. */
  void weightGradient(RowMatrix x, RowMatrix dy) {
    dw.reserve(weights.value.length);
    Nd4j.gemm(dy.transposed(), x.transposed(), transposed(dw), false, true, 1, 0);
    dw.get(weights.gradient, weights.gradient.length);
  }

  /** Sets dL/dX = dL/dY W', W being that of the last {@link #forward}. */
  void inputGradient(RowMatrix dy, RowMatrix dx) {
    Nd4j.gemm(transposed(w), dy.transposed(), dx.transposed(), true, false, 1, 0);
  }

  private INDArray transposed(BlasMemory memory) {
    return memory.matrix(outputs, inputs, 0);
  }

  @Override
  public void close() {
    w.close();
    dw.close();
  }
}
