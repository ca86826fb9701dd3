package org.deepmovie.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.encoder.CalibrationSums;
import org.deepmovie.internal.encoder.HeldOutRatings;
import org.deepmovie.internal.number.ExactSum;
import org.deepmovie.internal.spark.block.BlockErrors;
import org.deepmovie.internal.spark.block.BlockRatings;
import org.deepmovie.internal.spark.block.BlockVectors;
import org.deepmovie.internal.spark.block.BlockedRatings;
import org.deepmovie.internal.spark.block.BlockedSide;
import org.deepmovie.internal.spark.block.Blocks;
import org.deepmovie.internal.spark.block.HalfSweep;
import org.deepmovie.internal.spark.block.RatingRow;
import org.deepmovie.internal.spark.block.RowVectors;
import org.deepmovie.internal.spark.block.TaskFailures;
import org.deepmovie.internal.spark.table.RatedEntities;
import org.deepmovie.internal.train.RatingDensity;
import org.deepmovie.options.common.RegularizationScaling;
import org.jspecify.annotations.Nullable;

/**
 * The equations of {@code pmf} on ratings in blocks. Immutable; its results are lazy, as all of
 * Spark, but for numbers.
 *
 * @param entities the users and the items
 * @param options of the fit, with numbers in place of {@code auto}
 * @param globalMean what is taken off all ratings, in units
 * @param ratings in blocks, cached
 * @param userSweep solves for the vectors of users
 * @param itemSweep solves for those of items, and computes the errors of the ratings
 */
record BlockedPmf(
    RatedEntities entities,
    PmfOptions options,
    double globalMean,
    BlockedRatings ratings,
    HalfSweep userSweep,
    HalfSweep itemSweep)
    implements AutoCloseable {

  /**
   * Divides ratings into blocks.
   *
   * @throws IllegalArgumentException if two ratings contradict each other
   */
  static BlockedPmf of(SparkPmf pmf, RatedEntities entities) {
    Dataset<Row> indexed = entities.indexed().persist(StorageLevel.DISK_ONLY());
    BlockedRatings ratings =
        BlockedRatings.of(
            BlockedSide.of(
                indexed,
                RatingRow.USER,
                RatingRow.ITEM,
                new Blocks(entities.users().size(), pmf.userBlocks())),
            BlockedSide.of(
                indexed.where(not(col(RatedEntities.COLD))),
                RatingRow.ITEM,
                RatingRow.USER,
                new Blocks(entities.items().size(), pmf.itemBlocks())));
    ExactSum sum = checkedSum(entities, ratings.users());
    double overlap =
        RatingDensity.of(rated(ratings.users()), rated(ratings.items()), sum.count()).meanOverlap();
    PmfOptions options = pmf.options().chosenBy(overlap);
    double globalMean = options.centering() == PmfOptions.Centering.NONE ? 0 : sum.mean();
    ratings.compute();
    indexed.unpersist();
    return new BlockedPmf(
        entities,
        options,
        globalMean,
        ratings,
        HalfSweep.ofUsers(options, globalMean, entities.scale()),
        HalfSweep.ofItems(options, globalMean, entities.scale()));
  }

  /** The number of users or items with training ratings. */
  private static long rated(BlockedSide side) {
    return side.ratings().map(block -> (long) block.train().rated()).reduce(Long::sum);
  }

  /**
   * What is collected of a block before the first epoch.
   *
   * @param sum of its training ratings, in units
   * @param conflict of its ratings
   */
  private record RatingsSummary(ExactSum sum, int[] conflict) implements Serializable {}

  /** The sum of the training ratings, none of which contradict each other, in units. */
  private static ExactSum checkedSum(RatedEntities entities, BlockedSide users) {
    double unit = entities.scale().unit();
    ExactSum sum = new ExactSum();
    for (RatingsSummary block :
        users
            .ratings()
            .map(part -> new RatingsSummary(part.sum(unit), part.conflict()))
            .collect()) {
      entities.requireNoConflict(block.conflict());
      sum.add(block.sum());
    }
    return sum;
  }

  /** The width of the unit of the ratings that the vectors are fitted to. */
  double unit() {
    return entities.scale().unit();
  }

  /** Whether component 0 of the vectors is a bias. */
  boolean biased() {
    return itemSweep.biased();
  }

  /** The length of the vectors. */
  int dimension() {
    return itemSweep.dimension();
  }

  /** The division of the items. */
  Blocks itemBlocks() {
    return ratings.items().blocks();
  }

  JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(entities.rows().sparkSession().sparkContext());
  }

  /** Whether there are validation ratings whose error an epoch changes. */
  boolean validates() {
    return ratings
        .items()
        .ratings()
        .map(block -> block.validation().size() > 0)
        .reduce(Boolean::logicalOr);
  }

  /** The numbers of training ratings by item. */
  int[] itemCounts() {
    Blocks blocks = itemBlocks();
    int[] counts = new int[blocks.rows()];
    for (int[][] block :
        ratings
            .items()
            .ratings()
            .map(part -> new int[][] {{part.block()}, part.counts()})
            .collect()) {
      for (int place = 0; place < block[1].length; place++) {
        counts[blocks.row(block[0][0], place)] = block[1][place];
      }
    }
    return counts;
  }

  /** The vectors of users, given those of items. */
  JavaRDD<BlockVectors> solveUsers(JavaRDD<BlockVectors> items) {
    HalfSweep sweep = userSweep;
    return ratings
        .users()
        .compute(
            ratings.toUsers(items, dimension()), (own, fixed) -> sweep.solve(own, fixed, null));
  }

  /** The vectors of users as they would be without the ratings of some items. */
  JavaRDD<BlockVectors> usersWithout(boolean[] heldOut, JavaRDD<BlockVectors> items) {
    HalfSweep sweep = userSweep;
    Broadcast<boolean[]> without = context().broadcast(heldOut);
    return ratings
        .users()
        .compute(
            ratings.toUsers(items, dimension()),
            (own, fixed) -> sweep.solveWithout(own, fixed, without.value()));
  }

  /** Sends the vectors of users to the blocks of items. */
  BlockedSide.ReceivedVectors toItems(JavaRDD<BlockVectors> users) {
    return ratings.toItems(users, dimension());
  }

  /**
   * The vectors of items, given those of users.
   *
   * @param prior the prior means of items, or null for 0
   */
  JavaRDD<BlockVectors> solveItems(
      BlockedSide.ReceivedVectors users, @Nullable Broadcast<RowVectors> prior) {
    HalfSweep sweep = itemSweep;
    return ratings
        .items()
        .compute(
            users,
            (own, fixed) ->
                sweep.solve(own, fixed, prior == null ? null : prior.value().of(own.block())));
  }

  /**
   * The errors of the validation ratings of items without training ratings.
   *
   * @param vectors of all items
   */
  JavaRDD<BlockErrors> unratedErrors(
      BlockedSide.ReceivedVectors users, Broadcast<RowVectors> vectors) {
    HalfSweep sweep = itemSweep;
    return ratings
        .items()
        .compute(
            users,
            (own, fixed) -> sweep.unratedErrors(own, fixed, vectors.value().of(own.block())));
  }

  /**
   * The ratings of items that an encoder was not trained on.
   *
   * @param heldOut by item
   * @param users their vectors
   * @param weight of an item with n ratings
   */
  HeldOutRatings ratingsOf(
      boolean[] heldOut, BlockedSide.ReceivedVectors users, RegularizationScaling weight) {
    HalfSweep sweep = itemSweep;
    BlockedSide items = ratings.items();
    Blocks blocks = itemBlocks();
    JavaSparkContext spark = context();
    return output -> {
      Broadcast<boolean[]> rows = spark.broadcast(heldOut);
      Broadcast<RowVectors> outputs = spark.broadcast(new RowVectors(blocks, output));
      CalibrationSums sums = new CalibrationSums(sweep.biased());
      TaskFailures.unwrap(
              () ->
                  items
                      .compute(
                          users,
                          (own, fixed) ->
                              sweep.sums(
                                  own,
                                  fixed,
                                  blocks.of(own.block(), rows.value()),
                                  outputs.value().of(own.block()),
                                  weight))
                      .collect())
          .forEach(sums::add);
      rows.destroy();
      outputs.destroy();
      return sums;
    };
  }

  /**
   * The vectors of items, but for those without ratings.
   *
   * @param others the vectors of these: items x dimension
   */
  JavaRDD<BlockVectors> withUnrated(JavaRDD<BlockVectors> items, FloatMatrix others) {
    Broadcast<RowVectors> means = context().broadcast(new RowVectors(itemBlocks(), others));
    return items.zipPartitions(
        ratings.items().ratings(),
        (vectors, parts) -> {
          BlockRatings own = parts.next();
          return List.of(vectors.next().withUnrated(own, means.value().of(own.block()))).iterator();
        });
  }

  @Override
  public void close() {
    ratings.unpersist();
    entities.unpersist();
  }
}
