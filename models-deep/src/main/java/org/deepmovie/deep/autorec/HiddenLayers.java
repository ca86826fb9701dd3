package org.deepmovie.deep.autorec;

import java.util.Arrays;
import java.util.Optional;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.nn.Activation;

/**
 * The layers below the output: sparse inputs to hidden units, and perhaps those to a second layer,
 *
 * <pre>
 *   z = g(sum over the inputs p of x_p W_p)        z' = g(sum over k of z_k W'_k)
 * </pre>
 *
 * Biases are the weights of an input, or a unit, that is always 1: after the units of a layer
 * stands such a 1.
 */
final class HiddenLayers {

  private static final Kernels KERNELS = Kernels.best();

  private final Activation activation;
  private final int width;
  private final int stride;
  private final float[] weights;
  private final Optional<Layer> second;

  /** A dense layer: a row of weights per unit below, the last for the 1. */
  record Layer(int inputs, int width, int stride, float[] weights) {}

  HiddenLayers(
      Activation activation, int width, int stride, float[] weights, Optional<Layer> second) {
    this.activation = activation;
    this.width = width;
    this.stride = stride;
    this.weights = weights;
    this.second = second;
  }

  /** The number of units of the last hidden layer. */
  int width() {
    return second.map(Layer::width).orElse(width);
  }

  /** The length of a row of the last hidden layer: its units, the 1, and zeros. */
  int stride() {
    return second.map(Layer::stride).orElse(stride);
  }

  /** The length of a row of the first hidden layer. */
  int firstStride() {
    return stride;
  }

  /**
   * The first hidden layer of a row.
   *
   * @param x the inputs
   * @param columns which inputs they are
   * @param z from {@code at} on {@link #firstStride} numbers, overwritten
   */
  void first(float[] x, int[] columns, int from, int to, float[] z, int at) {
    Arrays.fill(z, at, at + stride, 0);
    KERNELS.addRows(MatrixView.rows(weights, stride), columns, x, from, to, z, at);
    finish(z, at, width, stride);
  }

  /**
   * The second hidden layer of {@code rows} rows.
   *
   * @param z the first
   * @param z2 from {@code at2} on {@code rows} times {@link #stride} numbers, overwritten
   */
  void second(float[] z, int at, float[] z2, int at2, int rows) {
    Layer layer = second.orElseThrow();
    Arrays.fill(z2, at2, at2 + rows * layer.stride, 0);
    KERNELS.addProduct(
        MatrixView.rows(z, at, stride),
        MatrixView.rows(layer.weights, layer.stride),
        MatrixView.rows(z2, at2, layer.stride),
        rows,
        layer.stride,
        layer.inputs);
    for (int row = 0; row < rows; row++) {
      finish(z2, at2 + row * layer.stride, layer.width, layer.stride);
    }
  }

  private void finish(float[] z, int at, int units, int length) {
    activation.apply(z, at, units);
    z[at + units] = 1;
    Arrays.fill(z, at + units + 1, at + length, 0);
  }

  boolean hasSecond() {
    return second.isPresent();
  }

  /** Makes the gradient by a row's last hidden layer that by what its activation was applied to. */
  void backpropagate(float[] z, float[] d, int at) {
    backpropagate(z, d, at, width(), stride());
  }

  /** The gradient by the first hidden layer's inputs, {@code d}, from that by the second's. */
  void backpropagateSecond(float[] z, float[] d, int at, float[] d2, int at2) {
    Layer layer = second.orElseThrow();
    for (int k = 0; k < width; k++) {
      d[at + k] = KERNELS.dot(layer.weights, k * layer.stride, d2, at2, layer.stride);
    }
    backpropagate(z, d, at, width, stride);
  }

  private void backpropagate(float[] z, float[] d, int at, int units, int length) {
    activation.backpropagate(z, d, at, units);
    Arrays.fill(d, at + units, at + length, 0);
  }

  /** The last hidden layer of a row, units only. */
  float[] encode(float[] x, int[] columns) {
    float[] z = new float[stride];
    first(x, columns, 0, x.length, z, 0);
    if (second.isEmpty()) {
      return Arrays.copyOf(z, width);
    }
    float[] z2 = new float[stride()];
    second(z, 0, z2, 0, 1);
    return Arrays.copyOf(z2, width());
  }
}
