package org.deepmovie.spark;

import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.deepmovie.internal.encoder.CrossFittedEncoder;
import org.deepmovie.internal.spark.block.BlockErrors;
import org.deepmovie.internal.spark.block.BlockVectors;
import org.deepmovie.internal.spark.block.BlockedSide;
import org.deepmovie.internal.spark.block.RowVectors;
import org.deepmovie.internal.spark.block.TaskFailures;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;

/** One run of the loop on Spark: all of its mutable state, and what it has cached. */
final class SparkPmfFit implements EarlyStopping.MeasuredTraining<BlockedFactors>, AutoCloseable {

  /** After so many epochs the vectors are written to the checkpoint folder, if one is set. */
  private static final int EPOCHS_TO_CHECKPOINT = 10;

  private final BlockedPmf pmf;
  private final Optional<DriverEncoder> encoder;
  private final boolean validates;
  private BlockedFactors current;
  private BlockedFactors best;
  private BlockErrors errors = BlockErrors.none();
  private int epochs;

  /**
   * A fit before its first epoch.
   *
   * @param encoding an encoder that reads the items, if there is one
   */
  SparkPmfFit(BlockedPmf pmf, Optional<ItemEncoding<?>> encoding, TrainingContext context) {
    this.pmf = pmf;
    this.validates = pmf.validates();
    this.current =
        new BlockedFactors(
            pmf.context().emptyRDD(),
            new InitialItems(pmf, context.seed()).vectors(),
            Optional.empty());
    this.best = current;
    // Last: what fails before leaves no encoder open.
    this.encoder = encoding.map(read -> new DriverEncoder(read, pmf, context));
  }

  /** Whether there are validation ratings whose error an epoch changes. */
  boolean validates() {
    return validates;
  }

  @Override
  public void epoch(int number) {
    epochs = number;
    JavaRDD<BlockVectors> nextUsers = pmf.solveUsers(current.items());
    nextUsers.persist(BlockedSide.STORAGE);
    BlockedSide.ReceivedVectors received = pmf.toItems(nextUsers);
    BlockedFactors next =
        new BlockedFactors(
                nextUsers,
                pmf.solveItems(received, encoder.flatMap(DriverEncoder::prior).orElse(null)),
                Optional.empty())
            .persist();
    if (number % EPOCHS_TO_CHECKPOINT == 0 && pmf.context().getCheckpointDir().isPresent()) {
      next.users().checkpoint();
      next.items().checkpoint();
    }
    errors = TaskFailures.unwrap(() -> sum(next.items().map(BlockVectors::errors)));
    encoder.ifPresent(trained -> train(trained, number, next.items(), received));
    if (current != best) {
      current.unpersist();
    }
    current = next;
  }

  private static BlockErrors sum(JavaRDD<BlockErrors> parts) {
    BlockErrors sum = BlockErrors.none();
    parts.collect().forEach(sum::add);
    return sum;
  }

  /** Trains the encoder, whose outputs are the vectors of items without ratings from now on. */
  private void train(
      DriverEncoder trained,
      int number,
      JavaRDD<BlockVectors> items,
      BlockedSide.ReceivedVectors users) {
    Broadcast<RowVectors> means = trained.train(number, items.collect(), users);
    if (validates) {
      errors.add(TaskFailures.unwrap(() -> sum(pmf.unratedErrors(users, means))));
    }
  }

  @Override
  public double trainError() {
    return pmf.unit() * Math.sqrt(errors.train().mean());
  }

  @Override
  public double validationError() {
    return pmf.unit() * Math.sqrt(errors.validation().mean());
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
    current = current.with(encoder.map(DriverEncoder::checkpoint));
    best = current;
    return current;
  }

  /**
   * The encoder of cold items, if there is an encoder, for the vectors of a checkpoint. The epochs
   * after it change nothing.
   */
  Optional<CrossFittedEncoder.EncodedPrior> coldStart(BlockedFactors factors) {
    return encoder.map(trained -> trained.coldStart(factors, epochs));
  }

  @Override
  public void close() {
    current.unpersist();
    best.unpersist();
    encoder.ifPresent(DriverEncoder::close);
  }
}
