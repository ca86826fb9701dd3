package org.deepmovie.hybrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.feature.FeatureRegression;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;

/**
 * The encoder of one side in one run of the loop, trained epoch by epoch towards the vectors of the
 * entities, which are items or users.
 *
 * <p>There may be several copies. Then the rated entities are divided into as many folds, and an
 * entity's prior mean is the output of the copy that was trained without its fold (cross-fitting):
 * a network that has memorized an item's vector would make its text look more informative than it
 * is. An unrated entity's prior mean is the mean of all copies' outputs. The {@link
 * EncoderCalibration} of several copies is learned in every epoch. A single copy is trained on all
 * rated entities, and is not calibrated.
 */
final class CrossFittedEncoder implements AutoCloseable {

  /**
   * An encoder and what it gives the entities of the fit.
   *
   * @param encoder as of an epoch
   * @param means its calibrated outputs, entities x outputs
   */
  record EncodedPrior(StoredEncoder encoder, FloatMatrix means) {}

  private final EncoderFactory factory;
  private final PmfOptions options;
  private final EntityFolds folds;
  private final List<ItemEncoder> copies = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();

  private EncoderCalibration calibration = EncoderCalibration.IDENTITY;

  /**
   * Untrained copies for the entities of {@code side}.
   *
   * @param model the model's name, for messages
   */
  CrossFittedEncoder(
      String model,
      ConfiguredEncoder<?> encoder,
      PmfOptions options,
      PmfSide side,
      TrainingContext context) {
    this.factory = new EncoderFactory(model, encoder, side, options.dimension(), context);
    this.options = options;
    copies.add(factory.create(0));
    try {
      this.folds =
          new EntityFolds(
              side, regression().isPresent() ? 1 : options.encoderCopies(), context.seed());
      for (int copy = 0; copy < folds.count(); copy++) {
        weights.add(folds.weightsWithout(folds.members(copy)));
        if (copy > 0) {
          copies.add(factory.create(copy));
        }
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** The division of the rated entities. */
  EntityFolds folds() {
    return folds;
  }

  /** Makes further encoders of the kind. */
  EncoderFactory factory() {
    return factory;
  }

  /** The encoder as a regression, if it is one; then there is one copy. */
  Optional<FeatureRegression> regression() {
    return copies.get(0) instanceof FeatureRegression regression
        ? Optional.of(regression)
        : Optional.empty();
  }

  /** The single copy, if it is fitted in closed form: it may be trained again after the loop. */
  Optional<ItemEncoder> closedForm() {
    return copies.size() == 1 && copies.get(0).isClosedForm()
        ? Optional.of(copies.get(0))
        : Optional.empty();
  }

  /** The number of the next encoder that {@link #factory} makes. */
  int nextNumber() {
    return copies.size();
  }

  /**
   * Trains for one epoch of the loop.
   *
   * @param epoch its number, for messages
   * @param ratings the ratings that the vectors are fitted to; their items are the entities
   * @param others others x outputs
   * @param targets entities x outputs
   * @return the entities' prior means, entities x outputs
   * @throws DivergedException if a number is not finite
   */
  FloatMatrix train(int epoch, RatingMatrix ratings, FloatMatrix others, FloatMatrix targets) {
    FloatMatrix means = new FloatMatrix(targets.rows(), targets.columns());
    for (int copy = 0; copy < copies.size(); copy++) {
      double loss = copies.get(copy).train(targets, weights.get(copy));
      addOutput(copy, factory.encode(copies.get(copy), epoch, loss), means);
    }
    if (copies.size() > 1) {
      boolean[] all = new boolean[targets.rows()];
      Arrays.fill(all, true);
      calibration =
          HeldOutEntities.calibrate(
              List.of(HeldOutEntities.of(factory.side(), ratings, options, others, all, means)));
      calibration.apply(means, options.biased());
    }
    return means;
  }

  private void addOutput(int copy, FloatMatrix output, FloatMatrix means) {
    for (int entity = 0; entity < means.rows(); entity++) {
      float share =
          folds.isInNone(entity) ? 1f / copies.size() : folds.contains(copy, entity) ? 1 : 0;
      for (int at = means.offset(entity); at < means.offset(entity + 1); at++) {
        means.values()[at] += share * output.values()[at];
      }
    }
  }

  /** The encoder as of the last epoch. */
  StoredEncoder checkpoint() {
    return StoredEncoder.of(factory.encoder(), copies, calibration, options.biased());
  }

  @Override
  public void close() {
    copies.forEach(ItemEncoder::close);
  }
}
