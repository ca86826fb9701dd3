package org.deepmovie.text.graph.layer;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a pass of an {@link ArrayLayer} reads and writes.
 *
 * @param weights by name
 * @param gradients by name, to be set by the backward pass; they exist only then
 * @param keeping copies an array to where it is valid until the backward pass
 */
record LayerState(
    Map<String, INDArray> weights,
    Supplier<Map<String, INDArray>> gradients,
    UnaryOperator<INDArray> keeping) {

  INDArray weight(String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }

  INDArray gradient(String name) {
    return Objects.requireNonNull(gradients.get().get(name), name);
  }

  INDArray keep(INDArray array) {
    return keeping.apply(array);
  }
}
