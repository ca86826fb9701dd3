package org.deepmovie.spark;

import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.deepmovie.internal.spark.block.BlockVectors;
import org.deepmovie.internal.spark.block.BlockedSide;

/**
 * The vectors of an epoch.
 *
 * @param users in the blocks of users
 * @param items in those of items
 * @param encoded the items, and what gives their prior means, if there is an encoder
 */
record BlockedFactors(
    JavaRDD<BlockVectors> users,
    JavaRDD<BlockVectors> items,
    Optional<DriverEncoder.EncodedItems> encoded) {

  BlockedFactors persist() {
    users.persist(BlockedSide.STORAGE);
    items.persist(BlockedSide.STORAGE);
    return this;
  }

  void unpersist() {
    users.unpersist(false);
    items.unpersist(false);
  }

  /** The same vectors with the state of the encoder. */
  BlockedFactors with(Optional<DriverEncoder.EncodedItems> state) {
    return new BlockedFactors(users, items, state);
  }
}
