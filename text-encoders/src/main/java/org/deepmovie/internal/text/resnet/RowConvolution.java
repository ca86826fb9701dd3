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
 * <p>Workers run it over parts of the rows, each in a {@link ConvolutionWorkspace}. Separator rows
 * must be zero in X and dL/dY; they are undefined in Y and dL/dX.
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
  private final BlasMemory forwardMemory = new BlasMemory();
  private final BlasMemory backwardMemory = new BlasMemory();
  private final BlasMemory gradientMemory = new BlasMemory();

  /**
   * A convolution whose weights are a part of {@code weights}: W_k at row i and column o is value k
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

  private int indexOf(int tap, int input) {
    return tap * tapDistance + input * rowDistance;
  }

  /** Starts a forward pass with the current weights. */
  ConvolutionForward begin() {
    return new ConvolutionForward();
  }

  /** The forward pass over a batch. */
  final class ConvolutionForward {

    private final INDArray w;

    private ConvolutionForward() {
      forwardMemory.reserve(length);
      w = forwardMemory.matrix(outputs, WIDTH * inputs, 0);
      for (int k = 0; k < WIDTH; k++) {
        for (int i = 0; i < inputs; i++) {
          int offset = (k * inputs + i) * outputs;
          System.arraycopy(weights.value(), indexOf(k, i), packed, offset, outputs);
        }
      }
      forwardMemory.put(packed, length);
    }

    /** Computes Y of the part whose windows of X the workspace holds. */
    void run(ConvolutionWorkspace workspace) {
      workspace.product.multiply(
          w,
          false,
          workspace.inputWindows.transposed(),
          false,
          workspace.outputs.transposed(),
          false);
    }
  }

  /** Starts a backward pass with the current weights. */
  ConvolutionBackward beginBackward() {
    return new ConvolutionBackward();
  }

  /** The backward pass over a batch. */
  final class ConvolutionBackward {

    private final INDArray wReversed;
    private final INDArray[] dw = new INDArray[RowParts.SLICES];
    private final boolean[] started = new boolean[RowParts.SLICES];

    private ConvolutionBackward() {
      backwardMemory.reserve(length);
      wReversed = backwardMemory.matrix(inputs, WIDTH * outputs, 0);
      for (int k = 0; k < WIDTH; k++) {
        int reversed = (WIDTH - 1 - k) * outputs;
        for (int i = 0; i < inputs; i++) {
          for (int o = 0; o < outputs; o++) {
            packed[(reversed + o) * inputs + i] = weights.value()[indexOf(k, i) + o];
          }
        }
      }
      backwardMemory.put(packed, length);
      gradientMemory.reserve((long) RowParts.SLICES * length);
      Arrays.setAll(
          dw, slice -> gradientMemory.matrix(WIDTH * outputs, inputs, (long) slice * length));
    }

    /** Computes dL/dX from the part's X and windows of dL/dY, and the slice's sum of dL/dW. */
    void run(ConvolutionWorkspace workspace, int slice) {
      INDArray dy = workspace.gradientWindows.transposed();
      workspace.product.multiply(
          dy, false, workspace.inputs.transposed(), true, dw[slice], started[slice]);
      started[slice] = true;
      workspace.product.multiply(
          wReversed, false, dy, false, workspace.inputGradients.transposed(), false);
    }

    /** Sets the gradient of W to the sum over all slices, after all have run. */
    void finish() {
      float[] sum = new float[length];
      for (int slice = 0; slice < RowParts.SLICES && started[slice]; slice++) {
        gradientMemory.values().get(slice * length, packed);
        for (int p = 0; p < length; p++) {
          sum[p] += packed[p];
        }
      }
      for (int k = 0; k < WIDTH; k++) {
        for (int i = 0; i < inputs; i++) {
          int offset = (i * WIDTH + WIDTH - 1 - k) * outputs;
          System.arraycopy(sum, offset, weights.gradient(), indexOf(k, i), outputs);
        }
      }
    }
  }

  @Override
  public void close() {
    forwardMemory.close();
    backwardMemory.close();
    gradientMemory.close();
  }
}
