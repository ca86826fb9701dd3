package org.deepmovie.internal.text.transformer;

import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.text.TransformerOptions;

/**
 * Memory that all blocks use one after the other.
 *
 * @param attention of the attention sublayer
 * @param units gradients of the hidden units, words x units
 * @param sublayer the output of a sublayer, or its gradient, words x width
 */
record TransformerWorkspace(AttentionWorkspace attention, BlasMatrix units, BlasMatrix sublayer)
    implements AutoCloseable {

  static TransformerWorkspace of(TransformerOptions options) {
    return new TransformerWorkspace(
        AttentionWorkspace.of(options.modelDimension()),
        new BlasMatrix(options.feedForwardUnits()),
        new BlasMatrix(options.modelDimension()));
  }

  @Override
  public void close() {
    attention.close();
    units.close();
    sublayer.close();
  }
}
