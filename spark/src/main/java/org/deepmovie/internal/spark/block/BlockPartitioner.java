package org.deepmovie.internal.spark.block;

import org.apache.spark.Partitioner;

/** A key is the number of a block, which is its partition. */
public final class BlockPartitioner extends Partitioner {

  private static final long serialVersionUID = 1L;

  private final int blocks;

  public BlockPartitioner(int blocks) {
    this.blocks = blocks;
  }

  @Override
  public int numPartitions() {
    return blocks;
  }

  @Override
  public int getPartition(Object key) {
    return (Integer) key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockPartitioner that && that.blocks == blocks;
  }

  @Override
  public int hashCode() {
    return blocks;
  }
}
