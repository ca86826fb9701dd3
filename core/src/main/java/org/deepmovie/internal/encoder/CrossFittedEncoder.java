package org.deepmovie.internal.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.feature.FeatureRegression;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.DivergedException;

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
public final class CrossFittedEncoder implements AutoCloseable {

  /**
   * An encoder and what it gives the entities of the fit.
   *
   * @param encoder as of an epoch
   * @param means its calibrated outputs, entities x outputs
   */
  public record EncodedPrior(StoredEncoder encoder, FloatMatrix means) {}

  private final EncoderFactory factory;
  private final boolean biased;
  private final EntityFolds folds;
  private final List<ItemEncoder> copies = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();

  private EncoderCalibration calibration = EncoderCalibration.IDENTITY;

  /**
   * Untrained copies.
   *
   * @param factory makes them
   * @param biased whether output 0 is a bias
   * @param copiesOfNetwork how many copies of a network there are; a regression has one
   */
  public CrossFittedEncoder(EncoderFactory factory, boolean biased, int copiesOfNetwork) {
    this.factory = factory;
    this.biased = biased;
    copies.add(factory.create(0));
    try {
      this.folds =
          new EntityFolds(
              factory.side(),
              regression().isPresent() ? 1 : copiesOfNetwork,
              factory.context().seed());
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
  public EntityFolds folds() {
    return folds;
  }

  /** Makes further encoders of the kind. */
  public EncoderFactory factory() {
    return factory;
  }

  /** The encoder as a regression, if it is one; then there is one copy. */
  public Optional<FeatureRegression> regression() {
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

  /** Whether output 0 is a bias. */
  boolean biased() {
    return biased;
  }

  /** The number of the next encoder that {@link #factory} makes. */
  int nextNumber() {
    return copies.size();
  }

  /**
   * Trains for one epoch of the loop.
   *
   * @param epoch its number, for messages
   * @param ratings all ratings that the vectors are fitted to, by which several copies are
   *     calibrated
   * @param targets entities x outputs
   * @return the entities' prior means, entities x outputs
   * @throws DivergedException if a number is not finite
   */
  public FloatMatrix train(int epoch, HeldOutRatings ratings, FloatMatrix targets) {
    FloatMatrix means = new FloatMatrix(targets.rows(), targets.columns());
    for (int copy = 0; copy < copies.size(); copy++) {
      double loss = copies.get(copy).train(targets, weights.get(copy));
      addOutput(copy, factory.encode(copies.get(copy), epoch, loss), means);
    }
    if (copies.size() > 1) {
      calibration = ratings.sums(means).calibration();
      calibration.apply(means, biased);
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
  public StoredEncoder checkpoint() {
    return StoredEncoder.of(factory.encoder(), copies, calibration, biased);
  }

  @Override
  public void close() {
    copies.forEach(ItemEncoder::close);
  }
}
