package org.deepmovie.spark;

import java.io.Serializable;

/** The vectors of the rows of a block, one after another, and the errors of its ratings. */
final class BlockVectors implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int block;
  private final float[] values;
  private final BlockErrors errors;

  /** Vectors and the errors of the ratings of the block. */
  BlockVectors(int block, float[] values, BlockErrors errors) {
    this.block = block;
    this.values = values;
    this.errors = errors;
  }

  /** The number of the block. */
  int block() {
    return block;
  }

  /** The vectors, not a copy. */
  float[] values() {
    return values;
  }

  /** The squared errors of the ratings of the block. */
  BlockErrors errors() {
    return errors;
  }

  /** A copy of the vectors of some rows. */
  float[] rows(int[] rows, int dimension) {
    float[] copies = new float[Math.multiplyExact(rows.length, dimension)];
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(values, rows[n] * dimension, copies, n * dimension, dimension);
    }
    return copies;
  }
}
