package org.deepmovie.spark;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.factor.InitialBiases;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.spark.block.BlockErrors;
import org.deepmovie.internal.spark.block.BlockVectors;
import org.deepmovie.internal.spark.block.BlockedRatings;
import org.deepmovie.internal.spark.block.Blocks;
import org.deepmovie.internal.spark.block.HalfSweep;

/**
 * The items' vectors before the first epoch: {@link InitialFactors} and, with biases, {@link
 * InitialBiases}.
 *
 * @param pmf what is to be fitted
 * @param seed of the fit
 */
record InitialItems(BlockedPmf pmf, long seed) {

  JavaRDD<BlockVectors> vectors() {
    int dimension = pmf.dimension();
    return pmf.biased()
        ? factors()
            .zipPartitions(
                biases(),
                (vectors, biases) ->
                    List.of(vectors.next().withBiases(biases.next(), dimension)).iterator())
        : factors();
  }

  private JavaRDD<BlockVectors> factors() {
    Blocks blocks = pmf.itemBlocks();
    int dimension = pmf.dimension();
    int first = pmf.biased() ? 1 : 0;
    double stdDev = pmf.options().initialStdDev();
    long ofFit = seed;
    return pmf.entities()
        .items()
        .inBlocks(blocks)
        .mapPartitionsWithIndex(
            (block, ids) -> {
              FloatMatrix vectors = new FloatMatrix(blocks.size(block), dimension);
              new InitialFactors(stdDev, ofFit)
                  .draw(vectors, "item", IdMap.of(ids.next()), first, dimension);
              return List.of(new BlockVectors(block, vectors.values(), BlockErrors.none()))
                  .iterator();
            },
            true);
  }

  /** Vectors of length 1. */
  private JavaRDD<BlockVectors> biases() {
    BlockedRatings ratings = pmf.ratings();
    HalfSweep ofUsers = pmf.userSweep().ofBiases();
    HalfSweep ofItems = pmf.itemSweep().ofBiases();
    JavaRDD<BlockVectors> users =
        ratings
            .users()
            .ratings()
            .map(
                part ->
                    new BlockVectors(
                        part.block(), new float[part.counts().length], BlockErrors.none()));
    JavaRDD<BlockVectors> items = itemBiases(ratings, ofItems, users);
    for (int epoch = 1; epoch < InitialBiases.EPOCHS; epoch++) {
      users =
          ratings
              .users()
              .compute(
                  ratings.toUsers(items, ofUsers.dimension()),
                  (own, fixed) -> ofUsers.solve(own, fixed, null));
      items = itemBiases(ratings, ofItems, users);
    }
    return items;
  }

  private static JavaRDD<BlockVectors> itemBiases(
      BlockedRatings ratings, HalfSweep sweep, JavaRDD<BlockVectors> users) {
    return ratings
        .items()
        .compute(
            ratings.toItems(users, sweep.dimension()),
            (own, fixed) -> sweep.solve(own, fixed, null));
  }
}
