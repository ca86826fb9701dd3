package org.deepmovie.internal.deep.autorec;

import java.util.Arrays;
import java.util.Optional;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.nn.Activation;

/**
 * The hidden layers: one over sparse inputs, and perhaps a second one over the first,
 *
 * <pre>
 *   z = g(sum over the inputs p of x_p W_p)        z' = g(sum over k of z_k W'_k)
 * </pre>
 *
 * <p>A row of outputs of a layer has the length {@link LayerWeights#stride}.
 */
public final class HiddenLayers {

  private static final Kernels KERNELS = Kernels.best();

  private final Activation activation;
  private final LayerWeights first;
  private final Optional<LayerWeights> second;
  private final LayerWeights last;

  public HiddenLayers(Activation activation, LayerWeights first, Optional<LayerWeights> second) {
    this.activation = activation;
    this.first = first;
    this.second = second;
    this.last = second.orElse(first);
  }

  LayerWeights first() {
    return first;
  }

  /** The second layer if there is one, otherwise the first. */
  LayerWeights last() {
    return last;
  }

  boolean hasSecond() {
    return second.isPresent();
  }

  /**
   * Computes the first hidden layer of a row.
   *
   * @param x the inputs at positions {@code from .. to-1}
   * @param columns which inputs they are
   * @param z the outputs from {@code at} on, overwritten
   */
  void forwardFirst(float[] x, int[] columns, int from, int to, float[] z, int at) {
    Arrays.fill(z, at, at + first.stride(), 0);
    KERNELS.addRows(first.view(), columns, x, from, to, z, at);
    activation.apply(z, at, first.units());
    first.finish(z, at);
  }

  /**
   * Computes the second hidden layer of {@code rows} rows.
   *
   * @param z the first, from {@code at} on
   * @param z2 the outputs from {@code at2} on, overwritten
   */
  void forwardSecond(float[] z, int at, float[] z2, int at2, int rows) {
    LayerWeights layer = second.orElseThrow();
    int stride = layer.stride();
    Arrays.fill(z2, at2, at2 + rows * stride, 0);
    KERNELS.addProduct(
        MatrixView.rows(z, at, first.stride()),
        layer.view(),
        MatrixView.rows(z2, at2, stride),
        rows,
        stride,
        layer.inputs());
    for (int row = 0; row < rows; row++) {
      activation.apply(z2, at2 + row * stride, layer.units());
      layer.finish(z2, at2 + row * stride);
    }
  }

  /** Turns {@code d}, the gradient by a row's last layer, into that by the activation's inputs. */
  void backwardLast(float[] z, float[] d, int at) {
    backward(last, z, d, at);
  }

  /** Sets {@code d}, the gradient by the first layer's inputs, from that by the second's. */
  void backwardFirst(float[] z, float[] d, int at, float[] d2, int at2) {
    LayerWeights layer = second.orElseThrow();
    for (int k = 0; k < first.units(); k++) {
      d[at + k] = KERNELS.dot(layer.values(), k * layer.stride(), d2, at2, layer.stride());
    }
    backward(first, z, d, at);
  }

  private void backward(LayerWeights layer, float[] z, float[] d, int at) {
    activation.backpropagate(z, d, at, layer.units());
    Arrays.fill(d, at + layer.units(), at + layer.stride(), 0);
  }

  /** The units of the last hidden layer of a row. */
  public float[] encode(float[] x, int[] columns) {
    float[] z = new float[first.stride()];
    forwardFirst(x, columns, 0, x.length, z, 0);
    if (second.isEmpty()) {
      return Arrays.copyOf(z, first.units());
    }
    float[] z2 = new float[last.stride()];
    forwardSecond(z, 0, z2, 0, 1);
    return Arrays.copyOf(z2, last.units());
  }
}
