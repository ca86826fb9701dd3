package org.deepmovie.spark;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.AlternatingPmf;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.encoder.CrossFittedEncoder;
import org.deepmovie.internal.spark.block.BlockVectors;
import org.deepmovie.internal.spark.table.FactorTables;
import org.deepmovie.internal.spark.table.RatedEntities;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;

/**
 * Fits {@code pmf}, {@link AlternatingPmf}, on Apache Spark, by the equations, the kernel, the
 * options and the early stopping of one machine. The factors are those of one machine, bit for bit,
 * at any number of blocks and executors, as long as the sum of the ratings is exact in a double
 * (10^8 ratings and more), and all machines have the same kernels: give {@code
 * --add-modules=jdk.incubator.vector} to driver and executors alike. With an encoder this holds as
 * far as the encoder's result does not depend on the number of threads.
 *
 * <pre>{@code
 * SparkPmf pmf = SparkPmf.of(PmfOptions.defaults()).withBlocks(64, 16);
 * SparkPmfModel model = pmf.fit(RatingFrame.of(ratings), TrainingContext.ofSeed(1));
 * model.recommendAll(10).write().parquet("recommendations");
 * }</pre>
 *
 * <p>Users and items are divided into blocks. In an epoch each block of users receives the vectors
 * of the items that its users rated, each once, and the other way around. With U user blocks, I
 * item blocks and vectors of d floats that is at most 4 d (items x U + users x I) bytes.
 *
 * <p>The ids and vectors of all items must fit into the memory of the driver, with an encoder also
 * into that of every executor. Those of users need not.
 *
 * @param options the options of {@code pmf}; only {@code inference=map}
 * @param userBlocks how many blocks of users, from 1: at least as many as there are cores
 * @param itemBlocks how many blocks of items, from 1: at least as many as there are cores
 * @param scale of the ratings; none: that of the ratings, as on one machine
 * @param encoding an encoder that reads the items, if there is one
 */
public record SparkPmf(
    PmfOptions options,
    int userBlocks,
    int itemBlocks,
    Optional<RatingScale> scale,
    Optional<ItemEncoding<?>> encoding) {

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is out of range, or is not supported on Spark
   */
  public SparkPmf {
    OptionsMapper.checked(options);
    if (options.inference() != PmfOptions.Inference.MAP) {
      throw new IllegalArgumentException("inference=gibbs is for one machine; give inference=map");
    }
    if (userBlocks < 1 || itemBlocks < 1) {
      throw new IllegalArgumentException(
          "%d user blocks and %d item blocks; give 1 or more of each"
              .formatted(userBlocks, itemBlocks));
    }
  }

  /** As {@code pmf} with these options, in 8 x 8 blocks. */
  public static SparkPmf of(PmfOptions options) {
    return new SparkPmf(options, 8, 8, Optional.empty(), Optional.empty());
  }

  /** The same with other numbers of blocks. They do not change the result. */
  public SparkPmf withBlocks(int users, int items) {
    return new SparkPmf(options, users, items, scale, encoding);
  }

  /** The same for ratings on a known scale. */
  public SparkPmf withScale(RatingScale known) {
    return new SparkPmf(options, userBlocks, itemBlocks, Optional.of(known), encoding);
  }

  /**
   * The same with an encoder, as {@code pmf+NAME}. In every epoch it is trained on the driver
   * towards the vectors of all items, and its outputs are sent to all executors.
   */
  public SparkPmf withEncoding(ItemEncoding<?> read) {
    return new SparkPmf(options, userBlocks, itemBlocks, scale, Optional.of(read));
  }

  /** The name of the model. */
  String model() {
    return encoding.map(ItemEncoding::model).orElse(AlternatingPmf.NAME);
  }

  /** The trainer of one machine. */
  AlternatingPmf trainer(PmfOptions chosen) {
    return encoding.map(read -> trainer(chosen, read)).orElseGet(() -> new AlternatingPmf(chosen));
  }

  private static <O extends Record> AlternatingPmf trainer(
      PmfOptions chosen, ItemEncoding<O> read) {
    return new AlternatingPmf(chosen, read.provider(), read.options());
  }

  /** Fits without validation ratings: all epochs run. Otherwise as the fit below. */
  public SparkPmfModel fit(RatingFrame train, TrainingContext context) {
    return fit(train, Optional.empty(), context);
  }

  /** Fits with early stopping. Otherwise as the fit below. */
  public SparkPmfModel fit(RatingFrame train, RatingFrame validation, TrainingContext context) {
    return fit(train, Optional.of(validation), context);
  }

  /**
   * Fits to ratings.
   *
   * @param validation held-out ratings by which the fit stops early and keeps its best epoch, as on
   *     one machine. Those of users without training ratings do not count, nor, without an encoder,
   *     those of items without training ratings
   * @param context the seed and the listener; only an encoder uses the number of threads
   * @throws IllegalArgumentException if the ratings are incomplete, lie outside the scale, or
   *     contradict each other: two of a user for an item of the same time; or if a rated item is
   *     not among those that the encoder reads
   * @throws org.deepmovie.train.DivergedException if the error or a vector became infinite or NaN
   */
  public SparkPmfModel fit(
      RatingFrame train, Optional<RatingFrame> validation, TrainingContext context) {
    Objects.requireNonNull(context, "context");
    context.requireNoStart(model() + " on Spark");
    if (context.validation().isPresent()) {
      throw new IllegalArgumentException(
          "give the validation ratings as a frame, not in the context");
    }
    RatedEntities entities =
        stage(
            context,
            "checking ratings, numbering users and items",
            () ->
                RatedEntities.of(
                    RatingFrame.union(train, validation),
                    scale,
                    encoding.map(read -> read.items().items())));
    try (BlockedPmf blocks =
            stage(context, "dividing ratings into blocks", () -> BlockedPmf.of(this, entities));
        SparkPmfFit fit = new SparkPmfFit(blocks, encoding, context)) {
      EarlyStopping loop =
          new EarlyStopping(
              model(),
              options.epochs(),
              options.patience(),
              "raise userRegularization and itemRegularization, or lower factors");
      BlockedFactors best = loop.run(fit.validates(), context.listener(), fit);
      Optional<CrossFittedEncoder.EncodedPrior> cold =
          encoding.isEmpty()
              ? Optional.empty()
              : stage(context, "training the encoder of cold items", () -> fit.coldStart(best));
      return stage(
          context, "building tables of vectors", () -> fitted(blocks, best, cold, context.seed()));
    }
  }

  /**
   * The model of the vectors of a checkpoint, for ratings as they were given.
   *
   * @param cold what gives items without ratings their vectors, if there is an encoder
   */
  private SparkPmfModel fitted(
      BlockedPmf blocks,
      BlockedFactors factors,
      Optional<CrossFittedEncoder.EncodedPrior> cold,
      long seed) {
    PmfOptions chosen = blocks.options();
    FactorTables tables = new FactorTables(blocks.biased(), cold.isPresent(), blocks.unit());
    RatedEntities entities = blocks.entities();
    SparkSession session = entities.rows().sparkSession();
    JavaRDD<BlockVectors> items =
        cold.map(prior -> blocks.withUnrated(factors.items(), prior.means()))
            .orElse(factors.items());
    return new SparkPmfModel(
        new SparkPmfModel.FittedPmfSettings(
            model(),
            chosen,
            encoding.map(ItemEncoding::optionValues).orElse(Map.of()),
            seed,
            blocks.unit() * blocks.globalMean(),
            entities.scale()),
        () -> trainer(chosen),
        cold.map(prior -> EncoderEntries.of(prior.encoder().times(blocks.unit()))).orElse(Map.of()),
        tables.users(session, blocks.ratings().users(), factors.users(), entities.users()),
        tables.items(session, blocks.ratings().items(), items, entities.items()));
  }

  private static <T> T stage(TrainingContext context, String name, Supplier<T> work) {
    context.listener().onProgress(new TrainingListener.Progress(name, 0, 1));
    T result = work.get();
    context.listener().onProgress(new TrainingListener.Progress(name, 1, 1));
    return result;
  }
}
