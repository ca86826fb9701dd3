package org.deepmovie.internal.spark.block;

import org.apache.spark.api.java.JavaRDD;

/**
 * Ratings in blocks of users and, a second time, in blocks of items, and which vectors the blocks
 * send each other.
 *
 * @param users the ratings by user
 * @param items the ratings by item
 * @param fromUsers by block of users the places whose vectors each block of items needs
 * @param fromItems the other way around
 */
public record BlockedRatings(
    BlockedSide users, BlockedSide items, JavaRDD<int[][]> fromUsers, JavaRDD<int[][]> fromItems) {

  /** Ratings of which the blocks are to tell each other what they need. */
  public static BlockedRatings of(BlockedSide users, BlockedSide items) {
    return new BlockedRatings(users, items, users.sends(items), items.sends(users));
  }

  /** Computes what is cached, now. */
  public void compute() {
    fromUsers.count();
    fromItems.count();
  }

  /** Sends the vectors of users to the blocks of items. Lazy, as all of Spark. */
  public BlockedSide.ReceivedVectors toItems(JavaRDD<BlockVectors> ofUsers, int dimension) {
    return items.receive(ofUsers, users, fromUsers, dimension);
  }

  /** Sends the vectors of items to the blocks of users. Lazy, as all of Spark. */
  public BlockedSide.ReceivedVectors toUsers(JavaRDD<BlockVectors> ofItems, int dimension) {
    return users.receive(ofItems, items, fromItems, dimension);
  }

  /** Frees what is cached. */
  public void unpersist() {
    fromUsers.unpersist();
    fromItems.unpersist();
    users.unpersist();
    items.unpersist();
  }
}
