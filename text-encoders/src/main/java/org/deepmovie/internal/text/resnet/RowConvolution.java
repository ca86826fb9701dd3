package org.deepmovie.internal.text.resnet;

import java.util.Arrays;
import org.deepmovie.internal.nn.blas.BlasMemory;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.RowParts;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution of width 3 without bias over {@link TokenRows}:
 *
 * <pre>
 *   Y_t = X_(t-1) W_0 + X_t W_1 + X_(t+1) W_2
 * </pre>
 *
 * <p>Workers run it over parts of the rows, each in a {@link ConvolutionScratch}. Rows that are no
 * words must be zero in X and dL/dY; they have no meaning in Y and dL/dX.
 */
final class RowConvolution implements AutoCloseable {

  static final int WIDTH = 3;

  private final int inputs;
  private final int outputs;
  private final int tapDistance;
  private final int rowDistance;
  private final Parameter weights;
  private final int length;
  private final float[] packed;
  private final BlasMemory forward = new BlasMemory();
  private final BlasMemory backward = new BlasMemory();
  private final BlasMemory gradients = new BlasMemory();
  private INDArray w;
  private INDArray wReversed;
  private final INDArray[] dw = new INDArray[RowParts.SLICES];

  /**
   * The convolution whose weights stand in {@code weights}: W_k at row i and column o is value k
   * tapDistance + i rowDistance + o.
   */
  RowConvolution(int inputs, int outputs, Parameter weights, int tapDistance, int rowDistance) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.weights = weights;
    this.tapDistance = tapDistance;
    this.rowDistance = rowDistance;
    this.length = WIDTH * inputs * outputs;
    this.packed = new float[length];
  }

  /** Reads W, before {@link #forward}. */
  void begin() {
    forward.reserve(length);
    w = forward.matrix(outputs, WIDTH * inputs, 0);
    for (int k = 0; k < WIDTH; k++) {
      for (int i = 0; i < inputs; i++) {
        int offset = (k * inputs + i) * outputs;
        System.arraycopy(weights.value(), at(k, i), packed, offset, outputs);
      }
    }
    forward.put(packed, length);
  }

  /** Sets Y of the part whose windows of X were read. */
  void forward(ConvolutionScratch scratch) {
    scratch.product.multiply(
        w, false, scratch.inputWindows.transposed(), false, scratch.outputs.transposed(), false);
  }

  /** Reads W, before {@link #backward}. */
  void beginBackward() {
    backward.reserve(length);
    wReversed = backward.matrix(inputs, WIDTH * outputs, 0);
    for (int k = 0; k < WIDTH; k++) {
      int reversed = (WIDTH - 1 - k) * outputs;
      for (int i = 0; i < inputs; i++) {
        for (int o = 0; o < outputs; o++) {
          packed[(reversed + o) * inputs + i] = weights.value()[at(k, i) + o];
        }
      }
    }
    backward.put(packed, length);
    gradients.reserve((long) RowParts.SLICES * length);
    Arrays.setAll(dw, slice -> gradients.matrix(WIDTH * outputs, inputs, (long) slice * length));
  }

  /**
   * From the part's X and windows of dL/dY sets dL/dX, and adds to dL/dW.
   *
   * @param add false in the first part of a slice
   */
  void backward(ConvolutionScratch scratch, int slice, boolean add) {
    INDArray dy = scratch.gradientWindows.transposed();
    scratch.product.multiply(dy, false, scratch.inputs.transposed(), true, dw[slice], add);
    scratch.product.multiply(
        wReversed, false, dy, false, scratch.inputGradients.transposed(), false);
  }

  /** Sets dL/dW to the sum over all slices. */
  void endBackward(RowParts parts) {
    float[] sum = new float[length];
    for (int slice = 0; slice < RowParts.SLICES && !parts.isEmpty(slice); slice++) {
      gradients.values().get(slice * length, packed);
      for (int p = 0; p < length; p++) {
        sum[p] += packed[p];
      }
    }
    for (int k = 0; k < WIDTH; k++) {
      for (int i = 0; i < inputs; i++) {
        int offset = (i * WIDTH + WIDTH - 1 - k) * outputs;
        System.arraycopy(sum, offset, weights.gradient(), at(k, i), outputs);
      }
    }
  }

  private int at(int tap, int input) {
    return tap * tapDistance + input * rowDistance;
  }

  @Override
  public void close() {
    forward.close();
    backward.close();
    gradients.close();
  }
}
