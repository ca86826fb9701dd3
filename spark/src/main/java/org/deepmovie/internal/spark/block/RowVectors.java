package org.deepmovie.internal.spark.block;

import java.io.Serializable;
import java.util.List;
import org.deepmovie.data.FloatMatrix;

/** The vectors of all rows of a side, to be sent to every executor. */
public final class RowVectors implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Blocks blocks;
  private final int dimension;
  private final float[] values;

  /**
   * Vectors that are not copied.
   *
   * @param vectors rows x dimension
   */
  public RowVectors(Blocks blocks, FloatMatrix vectors) {
    this.blocks = blocks;
    this.dimension = vectors.columns();
    this.values = vectors.values();
  }

  /** The vectors of all blocks in the order of rows: rows x dimension. */
  public static FloatMatrix joined(Blocks blocks, List<BlockVectors> parts, int dimension) {
    FloatMatrix all = new FloatMatrix(blocks.rows(), dimension);
    for (BlockVectors part : parts) {
      for (int place = 0; place < blocks.size(part.block()); place++) {
        System.arraycopy(
            part.values(),
            place * dimension,
            all.values(),
            all.offset(blocks.row(part.block(), place)),
            dimension);
      }
    }
    return all;
  }

  /** A copy of the vectors of a block by place. */
  public FloatMatrix of(int block) {
    FloatMatrix some = new FloatMatrix(blocks.size(block), dimension);
    for (int place = 0; place < some.rows(); place++) {
      System.arraycopy(
          values,
          blocks.row(block, place) * dimension,
          some.values(),
          some.offset(place),
          dimension);
    }
    return some;
  }
}
