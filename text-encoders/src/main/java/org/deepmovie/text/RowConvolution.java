package org.deepmovie.text;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution of width 3 without bias over {@link TokenRows}, with as many channels out as in:
 *
 * <pre>
 *   Y_t = X_(t-1) W_0 + X_t W_1 + X_(t+1) W_2
 * </pre>
 *
 * <p>Each W_k takes one matrix product over all rows at once, as X moved by a row is the same
 * memory from another start. Rows that are no words must be zero in X and dL/dY; they have no
 * meaning in Y and dL/dX.
 */
final class RowConvolution implements AutoCloseable {

  static final int WIDTH = 3;

  private final int channels;
  private final Parameter weights;
  private final BlasMemory x = new BlasMemory();
  private final BlasMemory y = new BlasMemory();
  private final BlasMemory w = new BlasMemory();
  private final BlasMemory dw = new BlasMemory();

  /** Weights uniform in +-sqrt(6 / (3 channels)) (He et al. 2015, eq. 10). */
  RowConvolution(String name, int channels, ParameterSource source) {
    this.channels = channels;
    long taps = (long) WIDTH * channels;
    this.weights = source.weights(name + ".weights", taps * channels, Math.sqrt(6.0 / taps));
  }

  /** W, taps x channels in x channels out. */
  List<Parameter> parameters() {
    return List.of(weights);
  }

  /** Sets the first {@code rows} rows of {@code to} to Y of {@code from}. */
  void forward(float[] from, float[] to, int rows) {
    x.reserve((long) rows * channels);
    y.reserve((long) rows * channels);
    w.reserve(weights.value.length);
    x.put(from, rows * channels);
    w.put(weights.value, weights.value.length);
    for (int k = 0; k < WIDTH; k++) {
      Nd4j.gemm(tap(w, k), moved(x, k, rows), moved(y, 1, rows), false, false, 1, k == 0 ? 0 : 1);
    }
    y.get(to, rows * channels);
  }

  /** From dL/dY of the last {@link #forward} sets dL/dW, and turns {@code dy} into dL/dX. */
  void backward(float[] dy, int rows) {
    y.put(dy, rows * channels);
    dw.reserve(weights.value.length);
    INDArray gradient = moved(y, 1, rows);
    for (int k = 0; k < WIDTH; k++) {
      Nd4j.gemm(gradient, moved(x, k, rows), tap(dw, k), false, true, 1, 0);
    }
    dw.get(weights.gradient, weights.gradient.length);
    for (int k : new int[] {1, 0, 2}) {
      // The middle tap goes first and overwrites; the others add to rows that it has set.
      Nd4j.gemm(tap(w, k), gradient, moved(x, k, rows), true, false, 1, k == 1 ? 0 : 1);
    }
    x.get(dy, rows * channels);
  }

  /** All rows but two, from row {@code first} on. */
  private INDArray moved(BlasMemory memory, int first, int rows) {
    return memory.matrix(channels, rows - 2, (long) first * channels);
  }

  private INDArray tap(BlasMemory memory, int k) {
    return memory.matrix(channels, channels, (long) k * channels * channels);
  }

  @Override
  public void close() {
    x.close();
    y.close();
    w.close();
    dw.close();
  }
}
