package org.deepmovie.text.graph.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A forward pass of a batch, and the backward pass after it. */
interface LayerPass {

  /**
   * The output for {@code x}.
   *
   * @param mask documents x words; all ones if the batch has no mask
   * @param training whether the backward pass follows
   */
  INDArray forward(INDArray x, INDArray mask, boolean training);

  /** Sets the gradients of all weights from dL/dy, and returns dL/dx. */
  INDArray backward(INDArray dy);
}
