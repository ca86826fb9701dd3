package org.deepmovie.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.encoder.ColdStartEncoder;
import org.deepmovie.internal.encoder.ConfiguredEncoder;
import org.deepmovie.internal.encoder.CrossFittedEncoder;
import org.deepmovie.internal.encoder.EncodedSide;
import org.deepmovie.internal.encoder.EncoderFactory;
import org.deepmovie.internal.encoder.HeldOutRatings;
import org.deepmovie.internal.spark.block.BlockVectors;
import org.deepmovie.internal.spark.block.BlockedSide;
import org.deepmovie.internal.spark.block.RowVectors;
import org.deepmovie.train.TrainingContext;
import org.jspecify.annotations.Nullable;

/**
 * The encoder of the items in a fit, trained on the driver towards their collected vectors.
 * Mutable.
 */
final class DriverEncoder implements AutoCloseable {

  /**
   * The items after an epoch.
   *
   * @param vectors of all items, those without ratings included: items x dimension
   * @param prior the encoder, and the prior means of the next epoch
   */
  record EncodedItems(FloatMatrix vectors, CrossFittedEncoder.EncodedPrior prior) {}

  private final CrossFittedEncoder encoder;
  private final BlockedPmf pmf;
  private @Nullable FloatMatrix vectors;
  private @Nullable FloatMatrix means;
  private @Nullable Broadcast<RowVectors> prior;

  /** An untrained encoder. */
  DriverEncoder(ItemEncoding<?> encoding, BlockedPmf pmf, TrainingContext context) {
    this.pmf = pmf;
    int[] counts = pmf.itemCounts();
    this.encoder =
        new CrossFittedEncoder(
            new EncoderFactory(
                encoding.model(),
                configured(encoding),
                EncodedSide.ofItems(
                    encoding.withRatedItems(counts),
                    pmf.itemSweep().regularization().perRow(counts)),
                pmf.dimension(),
                context),
            pmf.biased(),
            1);
  }

  private static <O extends Record> ConfiguredEncoder<O> configured(ItemEncoding<O> encoding) {
    return new ConfiguredEncoder<>(encoding.provider(), encoding.options());
  }

  /** The prior means of the last epoch on every executor; none before the first epoch. */
  Optional<Broadcast<RowVectors>> prior() {
    return Optional.ofNullable(prior);
  }

  /**
   * Trains for an epoch.
   *
   * @param items the vectors of all items
   * @param users the vectors to which they were fitted
   * @return the prior means of items on every executor
   */
  Broadcast<RowVectors> train(
      int epoch, List<BlockVectors> items, BlockedSide.ReceivedVectors users) {
    boolean[] all = new boolean[pmf.itemBlocks().rows()];
    Arrays.fill(all, true);
    FloatMatrix targets = RowVectors.joined(pmf.itemBlocks(), items, pmf.dimension());
    FloatMatrix output = encoder.train(epoch, ratingsOf(all, users), targets);
    Broadcast<RowVectors> sent = pmf.context().broadcast(new RowVectors(pmf.itemBlocks(), output));
    vectors = targets;
    means = output;
    prior = sent;
    return sent;
  }

  private HeldOutRatings ratingsOf(boolean[] heldOut, BlockedSide.ReceivedVectors users) {
    return pmf.ratingsOf(heldOut, users, encoder.factory().side().calibrationWeight());
  }

  /** The state after the last epoch, which later ones do not change. */
  EncodedItems checkpoint() {
    return new EncodedItems(
        Objects.requireNonNull(vectors),
        new CrossFittedEncoder.EncodedPrior(encoder.checkpoint(), Objects.requireNonNull(means)));
  }

  /**
   * The encoder of cold items, trained with some items held out, if the options hold out any; or
   * that of the loop.
   *
   * @param best the checkpoint of the best epoch
   * @param epochs at most, from 1
   */
  CrossFittedEncoder.EncodedPrior coldStart(BlockedFactors best, int epochs) {
    EncodedItems items = best.encoded().orElseThrow();
    double holdout = pmf.options().coldStartHoldout();
    if (!encoder.folds().canHoldOut(holdout)) {
      return items.prior();
    }
    return new ColdStartEncoder(
            encoder,
            holdout,
            pmf.options().patience(),
            items.vectors(),
            heldOut -> ratingsOf(heldOut, pmf.toItems(pmf.usersWithout(heldOut, best.items()))))
        .train(epochs);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
