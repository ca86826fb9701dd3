package org.deepmovie.internal.spark.block;

import java.io.Serializable;

/** The vectors that one block sends to another. */
public final class VectorMessage implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int sender;
  private final float[] vectors;

  VectorMessage(int sender, float[] vectors) {
    this.sender = sender;
    this.vectors = vectors;
  }

  /** The number of the block that sends. */
  int sender() {
    return sender;
  }

  /** Those of its rows that the other block needs, in the order of their indices. */
  float[] vectors() {
    return vectors;
  }
}
