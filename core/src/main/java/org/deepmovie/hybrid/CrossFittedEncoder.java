package org.deepmovie.hybrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;

/**
 * The encoder of one run of the loop, trained epoch by epoch towards the items' vectors.
 *
 * <p>There may be several copies. Then the rated items are divided into as many folds, and an
 * item's prior mean is the output of the copy that was trained without the item's fold
 * (cross-fitting): a network that has memorized an item's vector would make its text look more
 * informative than it is. An unrated item's prior mean is the mean of all copies' outputs. The
 * {@link EncoderCalibration} of several copies is learned in every epoch. A single copy is trained
 * on all rated items, and is not calibrated.
 */
final class CrossFittedEncoder implements AutoCloseable {

  private final EncoderFactory factory;
  private final PmfOptions options;
  private final Dataset train;
  private final ItemFolds folds;
  private final List<ItemEncoder> copies = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();

  private EncoderCalibration calibration = EncoderCalibration.IDENTITY;

  /**
   * Untrained copies for the items of {@code train}.
   *
   * @param model the model's name, for messages
   */
  CrossFittedEncoder(
      String model,
      ConfiguredEncoder<?> encoder,
      PmfOptions options,
      Dataset train,
      TrainingContext context) {
    this.factory = new EncoderFactory(model, encoder, train, options.dimension(), context);
    this.options = options;
    this.train = train;
    float[] regularization = options.regularizationOfItems().perRow(train.ratings().byItem());
    this.folds =
        new ItemFolds(train.items(), regularization, options.encoderCopies(), context.seed());
    try {
      for (int copy = 0; copy < folds.count(); copy++) {
        weights.add(folds.weightsWithout(folds.items(copy)));
        copies.add(factory.create(copy));
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** The division of the rated items. */
  ItemFolds folds() {
    return folds;
  }

  /** Makes further encoders of the kind. */
  EncoderFactory factory() {
    return factory;
  }

  /** The number of the next encoder that {@link #factory} makes. */
  int nextNumber() {
    return copies.size();
  }

  /**
   * Trains for one epoch of the loop.
   *
   * @param epoch its number, for messages
   * @param ratings the ratings that the vectors are fitted to
   * @param users users x outputs
   * @param items items x outputs, the targets
   * @return the items' prior means, items x outputs
   * @throws DivergedException if a number is not finite
   */
  FloatMatrix train(int epoch, RatingMatrix ratings, FloatMatrix users, FloatMatrix items) {
    FloatMatrix means = new FloatMatrix(items.rows(), items.columns());
    for (int copy = 0; copy < copies.size(); copy++) {
      double loss = copies.get(copy).train(items, weights.get(copy));
      addOutput(copy, factory.encode(copies.get(copy), epoch, loss), means);
    }
    if (copies.size() > 1) {
      boolean[] all = new boolean[items.rows()];
      Arrays.fill(all, true);
      calibration = HeldOutItems.of(ratings, options, users, all).calibrate(means);
      for (int item = 0; item < all.length; item++) {
        calibration.apply(means, item, options.biased());
      }
    }
    return means;
  }

  private void addOutput(int copy, FloatMatrix output, FloatMatrix means) {
    for (int item = 0; item < means.rows(); item++) {
      float share = folds.isInNone(item) ? 1f / copies.size() : folds.contains(copy, item) ? 1 : 0;
      for (int at = means.offset(item); at < means.offset(item + 1); at++) {
        means.values()[at] += share * output.values()[at];
      }
    }
  }

  /** The encoder as of the last epoch. */
  StoredEncoder checkpoint() {
    return new StoredEncoder(
        factory.encoder(),
        copies.stream().map(EncoderFactory::bytes).toList(),
        calibration,
        options.biased());
  }

  @Override
  public void close() {
    copies.forEach(ItemEncoder::close);
  }
}
