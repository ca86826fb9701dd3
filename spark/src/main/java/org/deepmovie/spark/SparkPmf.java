package org.deepmovie.spark;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.AlternatingPmf;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.spark.table.RatedEntities;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;

/**
 * Fits {@code pmf}, {@link AlternatingPmf} without a network, on Apache Spark, by the equations,
 * the kernel, the options and the early stopping of one machine. The factors are those of one
 * machine, bit for bit, at any number of blocks and executors, as long as the sum of the ratings is
 * exact in a double (10^8 ratings and more), and all machines have the same kernels: give {@code
 * --add-modules=jdk.incubator.vector} to driver and executors alike.
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
 * <p>The ids and vectors of all items must fit into the memory of the driver, those of users need
 * not.
 *
 * @param options the options of {@code pmf}; only {@code inference=map}
 * @param userBlocks how many blocks of users, from 1: at least as many as there are cores
 * @param itemBlocks how many blocks of items, from 1: at least as many as there are cores
 * @param scale of the ratings; none: that of the ratings, as on one machine
 */
public record SparkPmf(
    PmfOptions options, int userBlocks, int itemBlocks, Optional<RatingScale> scale) {

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
    return new SparkPmf(options, 8, 8, Optional.empty());
  }

  /** The same with other numbers of blocks. They do not change the result. */
  public SparkPmf withBlocks(int users, int items) {
    return new SparkPmf(options, users, items, scale);
  }

  /** The same for ratings on a known scale. */
  public SparkPmf withScale(RatingScale known) {
    return new SparkPmf(options, userBlocks, itemBlocks, Optional.of(known));
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
   *     one machine. Those of users or items without training ratings do not count
   * @param context the seed and the listener; the number of threads is Spark's affair
   * @throws IllegalArgumentException if the ratings are incomplete, lie outside the scale, or
   *     contradict each other: two of a user for an item of the same time
   * @throws org.deepmovie.train.DivergedException if the error or a vector became infinite or NaN
   */
  public SparkPmfModel fit(
      RatingFrame train, Optional<RatingFrame> validation, TrainingContext context) {
    Objects.requireNonNull(context, "context");
    context.requireNoStart(AlternatingPmf.NAME + " on Spark");
    if (context.validation().isPresent()) {
      throw new IllegalArgumentException(
          "give the validation ratings as a frame, not in the context");
    }
    RatedEntities entities =
        stage(
            context,
            "checking ratings, numbering users and items",
            () -> RatedEntities.of(RatingFrame.union(train, validation), scale));
    try (SparkPmfFit fit =
        stage(
            context,
            "dividing ratings into blocks",
            () -> new SparkPmfFit(this, entities, context.seed()))) {
      EarlyStopping loop =
          new EarlyStopping(
              AlternatingPmf.NAME,
              options.epochs(),
              options.patience(),
              "raise userRegularization and itemRegularization, or lower factors");
      SparkPmfFit.BlockedFactors best = loop.run(fit.validates(), context.listener(), fit);
      return stage(context, "building tables of vectors", () -> fit.model(best, context.seed()));
    }
  }

  private static <T> T stage(TrainingContext context, String name, Supplier<T> work) {
    context.listener().onProgress(new TrainingListener.Progress(name, 0, 1));
    T result = work.get();
    context.listener().onProgress(new TrainingListener.Progress(name, 1, 1));
    return result;
  }
}
