package org.deepmovie.text.graph.layer;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A weight of an {@link ArrayLayer}.
 *
 * @param name within the layer
 * @param bound weights start uniform in {@code -bound .. bound} around {@code center}
 * @param decays whether weight decay applies
 */
record LayerWeight(String name, long[] shape, double center, double bound, boolean decays) {

  /** Weights that start uniform in {@code -bound .. bound} and decay. */
  static LayerWeight uniform(String name, double bound, long... shape) {
    return new LayerWeight(name, shape, 0, bound, true);
  }

  /** Weights that start at {@code value} and do not decay: biases, scales and statistics. */
  static LayerWeight constant(String name, double value, long... shape) {
    return new LayerWeight(name, shape, value, 0, false);
  }

  long length() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  void initialize(INDArray view) {
    view.assign(center);
    if (bound > 0) {
      view.addi(Nd4j.rand(view.dataType(), shape).muli(2 * bound).subi(bound));
    }
  }
}
