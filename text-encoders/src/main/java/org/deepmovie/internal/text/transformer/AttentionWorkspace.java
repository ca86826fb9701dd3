package org.deepmovie.internal.text.transformer;

import org.deepmovie.internal.nn.blas.BlasMatrix;

/**
 * Memory for the backward pass, which several layers use one after the other.
 *
 * @param dEntries dL/d[Q K V], words x 3 width
 * @param dAttended dL/dA, words x width
 */
record AttentionWorkspace(BlasMatrix dEntries, BlasMatrix dAttended) implements AutoCloseable {

  static AttentionWorkspace of(int width) {
    return new AttentionWorkspace(new BlasMatrix(3 * width), new BlasMatrix(width));
  }

  @Override
  public void close() {
    dEntries.close();
    dAttended.close();
  }
}
