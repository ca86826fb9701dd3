package org.deepmovie.hybrid;

import java.util.List;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.train.BestCheckpoint;
import org.deepmovie.spi.ItemEncoder;

/**
 * Trains the encoder that reads cold items. The loop's encoder was trained on all rated items and
 * fits their vectors better than those of others, so it says too much about an item it has not
 * seen. So one is trained anew towards the final vectors of the rated items but for some that are
 * held out. The ratings of these tell after which epoch it generalizes best, and its {@link
 * EncoderCalibration}. Then another is trained for as many epochs on all rated items.
 *
 * @param heldOut the items held out
 * @param encoder the encoder of the loop
 */
record ColdStartEncoder(boolean[] heldOut, CrossFittedEncoder encoder, PmfOptions options) {

  /** How well an encoder generalizes after an epoch. */
  private record HeldOutEpoch(int number, EncoderCalibration calibration) {}

  /**
   * Trains it with early stopping.
   *
   * @param epochs at most, from 1
   * @param ratings the ratings that the vectors are fitted to
   * @param users users x outputs, fitted without the ratings of the held-out items
   * @param items items x outputs, the targets
   * @throws org.deepmovie.train.DivergedException if a number is not finite
   */
  StoredEncoder train(int epochs, RatingMatrix ratings, FloatMatrix users, FloatMatrix items) {
    HeldOutEpoch best =
        bestEpoch(epochs, HeldOutItems.of(ratings, options, users, heldOut), items);
    EncoderFactory factory = encoder.factory();
    float[] weights = encoder.folds().weightsWithout(new boolean[heldOut.length]);
    try (ItemEncoder trained = factory.create(encoder.nextNumber() + 1)) {
      for (int epoch = 1; epoch <= best.number(); epoch++) {
        double loss = trained.train(items, weights);
        if (epoch == best.number()) {
          factory.encode(trained, epoch, loss);
        }
      }
      return new StoredEncoder(
          factory.encoder(),
          List.of(EncoderFactory.bytes(trained)),
          best.calibration(),
          options.biased());
    }
  }

  private HeldOutEpoch bestEpoch(int epochs, HeldOutItems validation, FloatMatrix items) {
    EncoderFactory factory = encoder.factory();
    float[] weights = encoder.folds().weightsWithout(heldOut);
    BestCheckpoint<HeldOutEpoch> best = new BestCheckpoint<>(options.patience());
    try (ItemEncoder trained = factory.create(encoder.nextNumber())) {
      for (int epoch = 1; epoch <= epochs && !best.exhausted(); epoch++) {
        double loss = trained.train(items, weights);
        FloatMatrix output = factory.encode(trained, epoch, loss);
        EncoderCalibration calibration = validation.calibrate(output);
        HeldOutEpoch current = new HeldOutEpoch(epoch, calibration);
        best.offer(validation.error(output, calibration), () -> current);
      }
    }
    return best.best().orElseThrow();
  }
}
