package org.deepmovie.text.graph.layer;

import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/** Builds an {@link ArrayLayer}, which has no activation. */
abstract class ArrayLayerBuilder<B extends ArrayLayerBuilder<B>>
    extends FeedForwardLayer.Builder<B> {

  ArrayLayerBuilder() {
    super.activation(new ActivationIdentity());
  }

  /** Refused: add an ActivationLayer after the layer. */
  @Override
  public B activation(IActivation function) {
    throw new IllegalArgumentException(
        "this layer has no activation; add an ActivationLayer after it");
  }

  /** Refused: add an ActivationLayer after the layer. */
  @Override
  public B activation(Activation function) {
    return activation(function.getActivationFunction());
  }

  final void requireSizes() {
    if (nIn < 1 || nOut < 1) {
      throw new IllegalArgumentException("nIn=" + nIn + ", nOut=" + nOut + "; give both");
    }
  }
}
