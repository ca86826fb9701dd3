package org.deepmovie.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.number.ExactSum;
import org.deepmovie.internal.spark.block.BlockErrors;
import org.deepmovie.internal.spark.block.BlockVectors;
import org.deepmovie.internal.spark.block.BlockedSide;
import org.deepmovie.internal.spark.block.Blocks;
import org.deepmovie.internal.spark.block.HalfSweep;
import org.deepmovie.internal.spark.block.RatingRow;
import org.deepmovie.internal.spark.block.TaskFailures;
import org.deepmovie.internal.spark.table.FactorTables;
import org.deepmovie.internal.spark.table.RatedEntities;
import org.deepmovie.internal.train.RatingDensity;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingListener;

/** One run of the loop on Spark: all of its mutable state, and what it has cached. */
final class SparkPmfFit
    implements EarlyStopping.MeasuredTraining<SparkPmfFit.BlockedFactors>, AutoCloseable {

  /** After so many epochs the vectors are written to the checkpoint folder, if one is set. */
  private static final int EPOCHS_TO_CHECKPOINT = 10;

  /**
   * The vectors of an epoch.
   *
   * @param users in the blocks of users
   * @param items in those of items
   */
  record BlockedFactors(JavaRDD<BlockVectors> users, JavaRDD<BlockVectors> items) {

    BlockedFactors persist() {
      users.persist(BlockedSide.STORAGE);
      items.persist(BlockedSide.STORAGE);
      return this;
    }

    void unpersist() {
      users.unpersist(false);
      items.unpersist(false);
    }
  }

  private final PmfOptions options;
  private final RatedEntities entities;
  private final double unit;
  private final double globalMean;
  private final BlockedSide users;
  private final BlockedSide items;
  private final JavaRDD<int[][]> fromUsers;
  private final JavaRDD<int[][]> fromItems;
  private final HalfSweep userSweep;
  private final HalfSweep itemSweep;
  private BlockedFactors current;
  private BlockedFactors best;
  private BlockErrors errors = BlockErrors.none();
  private final boolean validates;

  /** Divides the ratings into blocks, and draws the initial vectors of items. */
  SparkPmfFit(SparkPmf pmf, RatedEntities entities, long seed) {
    this.entities = entities;
    this.unit = entities.scale().unit();
    Dataset<Row> indexed = entities.indexed().persist(StorageLevel.DISK_ONLY());
    this.users =
        BlockedSide.of(
            indexed,
            RatingRow.USER,
            RatingRow.ITEM,
            new Blocks(entities.users().size(), pmf.userBlocks()));
    this.items =
        BlockedSide.of(
            indexed.where(not(col(RatedEntities.COLD))),
            RatingRow.ITEM,
            RatingRow.USER,
            new Blocks(entities.items().size(), pmf.itemBlocks()));
    this.fromUsers = users.sends(items);
    this.fromItems = items.sends(users);
    ExactSum sum = checkedSum();
    double overlap = RatingDensity.of(rated(users), rated(items), sum.count()).meanOverlap();
    this.options = pmf.options().chosenBy(overlap);
    double ratingsMean = sum.mean();
    this.globalMean = options.centering() == PmfOptions.Centering.NONE ? 0 : ratingsMean;
    this.validates =
        items.ratings().map(block -> block.validation().size() > 0).reduce(Boolean::logicalOr);
    fromUsers.count();
    fromItems.count();
    indexed.unpersist();
    this.userSweep =
        sweep(
            options.userRegularization().orElseThrow(), options.userRegularizationScaling(), false);
    this.itemSweep =
        sweep(
            options.itemRegularization().orElseThrow(), options.itemRegularizationScaling(), true);
    BlockedFactors initial = new BlockedFactors(noVectors(), initialItems(seed));
    this.current = initial;
    this.best = initial;
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

  /** The sum of the training ratings, none of which contradict each other. */
  private ExactSum checkedSum() {
    double in = unit;
    ExactSum sum = new ExactSum();
    for (RatingsSummary block :
        users
            .ratings()
            .map(ratings -> new RatingsSummary(ratings.sum(in), ratings.conflict()))
            .collect()) {
      requireNoConflict(block.conflict());
      sum.add(block.sum());
    }
    return sum;
  }

  private void requireNoConflict(int[] conflict) {
    if (conflict.length > 0) {
      throw new IllegalArgumentException(
          "user '%s' has two different ratings for item '%s' of the same time; keep one of each such pair"
              .formatted(entities.users().id(conflict[0]), entities.items().id(conflict[1])));
    }
  }

  private HalfSweep sweep(double regularization, RegularizationScaling scaling, boolean measures) {
    boolean biased = biased();
    Regularization ofVectors = new Regularization(regularization, scaling);
    RatingScale scale = entities.scale();
    return new HalfSweep(
        dimension(),
        biased,
        globalMean,
        ofVectors,
        biased
            ? new Regularization(options.biasRegularization(), RegularizationScaling.NONE)
            : ofVectors,
        unit,
        scale.min() / unit,
        scale.max() / unit,
        measures);
  }

  private boolean biased() {
    return options.centering() == PmfOptions.Centering.BIASES;
  }

  private int dimension() {
    return options.factors() + (biased() ? 1 : 0);
  }

  private JavaRDD<BlockVectors> initialItems(long seed) {
    Blocks blocks = items.blocks();
    int dimension = dimension();
    int first = biased() ? 1 : 0;
    double stdDev = options.initialStdDev();
    return entities
        .items()
        .inBlocks(blocks)
        .mapPartitionsWithIndex(
            (block, ids) -> {
              FloatMatrix vectors = new FloatMatrix(blocks.size(block), dimension);
              new InitialFactors(stdDev, seed)
                  .draw(vectors, "item", IdMap.of(ids.next()), first, dimension);
              return List.of(new BlockVectors(block, vectors.values(), BlockErrors.none()))
                  .iterator();
            },
            true);
  }

  private JavaRDD<BlockVectors> noVectors() {
    return context().emptyRDD();
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(entities.rows().sparkSession().sparkContext());
  }

  /** Whether there are validation ratings whose error an epoch changes. */
  boolean validates() {
    return validates;
  }

  @Override
  public void epoch(int number) {
    JavaRDD<BlockVectors> nextUsers = users.solve(current.items(), items, fromItems, userSweep);
    nextUsers.persist(BlockedSide.STORAGE);
    BlockedFactors next =
        new BlockedFactors(nextUsers, items.solve(nextUsers, users, fromUsers, itemSweep))
            .persist();
    if (number % EPOCHS_TO_CHECKPOINT == 0 && context().getCheckpointDir().isPresent()) {
      next.users().checkpoint();
      next.items().checkpoint();
    }
    BlockErrors sums = BlockErrors.none();
    TaskFailures.unwrap(() -> next.items().map(BlockVectors::errors).collect()).forEach(sums::add);
    errors = sums;
    if (current != best) {
      current.unpersist();
    }
    current = next;
  }

  @Override
  public double trainError() {
    return unit * Math.sqrt(errors.train().mean());
  }

  @Override
  public double validationError() {
    return unit * Math.sqrt(errors.validation().mean());
  }

  @Override
  public TrainingListener.Measures measures() {
    return TrainingListener.Measures.RMSE;
  }

  @Override
  public BlockedFactors checkpoint() {
    if (best != current) {
      best.unpersist();
    }
    best = current;
    return current;
  }

  /** The model of the vectors of a checkpoint, for ratings as they were given. */
  SparkPmfModel model(BlockedFactors factors, long seed) {
    FactorTables tables = new FactorTables(biased(), unit);
    SparkSession session = entities.rows().sparkSession();
    return new SparkPmfModel(
        new SparkPmfModel.FittedPmfSettings(options, seed, unit * globalMean, entities.scale()),
        tables.users(session, users, factors.users(), entities.users()),
        tables.items(session, items, factors.items(), entities.items()));
  }

  @Override
  public void close() {
    current.unpersist();
    best.unpersist();
    fromUsers.unpersist();
    fromItems.unpersist();
    users.unpersist();
    items.unpersist();
    entities.unpersist();
  }
}
