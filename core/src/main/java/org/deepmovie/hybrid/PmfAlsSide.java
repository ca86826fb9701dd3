package org.deepmovie.hybrid;

import java.util.Optional;
import java.util.function.Function;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.encoder.ColdStartEncoder;
import org.deepmovie.internal.encoder.CrossFittedEncoder;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/** The users or the items of a {@link PmfAlsFit}: their vectors and prior means. Mutable. */
final class PmfAlsSide {

  private final PmfSide side;
  private final AlsUpdater updater;
  private final Workers workers;
  private final Optional<CrossFittedEncoder> encoder;
  private final FloatMatrix vectors;
  private final float[] regularization;
  private final float[] biasRegularization;
  private @Nullable FloatMatrix prior;

  /**
   * Vectors without prior means.
   *
   * @param vectors entities x dimension, updated in place
   */
  PmfAlsSide(
      PmfSide side,
      Optional<CrossFittedEncoder> encoder,
      FloatMatrix vectors,
      AlsUpdater updater,
      Workers workers) {
    this.side = side;
    this.encoder = encoder;
    this.vectors = vectors;
    this.updater = updater;
    this.workers = workers;
    this.regularization = side.encoded().regularization();
    this.biasRegularization = side.biasRegularization().perRow(side.ratings());
  }

  FloatMatrix vectors() {
    return vectors;
  }

  /** The prior means of the last epoch, if there is an encoder and was an epoch. */
  Optional<FloatMatrix> prior() {
    return Optional.ofNullable(prior);
  }

  /** Sets the vectors to the minimum given those of the other side. */
  void update(FloatMatrix others) {
    updater.update(
        side.ratings(), others, vectors, prior, regularization, biasRegularization, workers);
  }

  /** Trains the encoder for an epoch; its outputs are the prior means from then on. */
  void updatePrior(int epoch, FloatMatrix others) {
    if (encoder.isPresent()) {
      FloatMatrix means = encoder.get().train(epoch, side.all(others), vectors);
      setUnrated(vectors, means);
      prior = means;
    }
  }

  /** The present prior, if there is an encoder and was an epoch. */
  Optional<CrossFittedEncoder.EncodedPrior> checkpoint() {
    return prior()
        .map(
            means ->
                new CrossFittedEncoder.EncodedPrior(encoder.orElseThrow().checkpoint(), means));
  }

  /**
   * Another encoder for cold entities, trained with some entities held out, if the options hold out
   * any.
   *
   * @param epochs at most, from 1
   * @param fitted the vectors of the entities
   * @param othersWithout {@link #vectorsWithout} of the other side
   */
  Optional<CrossFittedEncoder.EncodedPrior> coldStart(
      int epochs,
      PmfOptions options,
      FloatMatrix fitted,
      Function<boolean[], FloatMatrix> othersWithout) {
    return encoder
        .filter(trained -> trained.folds().canHoldOut(options.coldStartHoldout()))
        .map(
            trained ->
                new ColdStartEncoder(
                        trained,
                        options.coldStartHoldout(),
                        options.patience(),
                        fitted,
                        heldOut -> side.heldOut(othersWithout.apply(heldOut), heldOut))
                    .train(epochs));
  }

  /**
   * The vectors as they would be without the ratings of some entities of the other side.
   *
   * @param heldOut by entity of the other side
   * @param others the vectors of the other side
   * @param checkpoint the prior of the same epoch as {@code others}, if there is one
   */
  FloatMatrix vectorsWithout(
      boolean[] heldOut, FloatMatrix others, Optional<CrossFittedEncoder.EncodedPrior> checkpoint) {
    CsrMatrix all = side.ratings();
    CsrMatrix kept = RatingMatrix.of(all).filter(p -> !heldOut[all.column(p)]).byUser();
    FloatMatrix without = new FloatMatrix(all.rows(), others.columns());
    updater.update(
        kept,
        others,
        without,
        checkpoint.map(CrossFittedEncoder.EncodedPrior::means).orElse(null),
        side.regularization().perRow(kept),
        side.biasRegularization().perRow(kept),
        workers);
    return without;
  }

  /** Gives the unrated entities their prior means as vectors. */
  void setUnrated(FloatMatrix into, FloatMatrix means) {
    CsrMatrix ratings = side.ratings();
    for (int row = 0; row < ratings.rows(); row++) {
      if (ratings.count(row) == 0) {
        int at = means.offset(row);
        System.arraycopy(means.values(), at, into.values(), at, means.columns());
      }
    }
  }
}
