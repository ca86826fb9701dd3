package org.deepmovie.hybrid;

import java.util.List;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.train.BestCheckpoint;
import org.deepmovie.spi.ItemEncoder;

/**
 * Trains the encoder that reads cold items. The loop's encoder was trained on all rated items and
 * fits their vectors better than those of others, so it says too much about an item it has not
 * seen. This one is trained anew towards the final vectors of the rated items but for some that are
 * held out. The ratings of these tell after which epoch it generalizes best, and its {@link
 * EncoderCalibration}.
 *
 * @param heldOut the items held out
 * @param encoder the encoder of the loop
 */
record ColdStartEncoder(boolean[] heldOut, CrossFittedEncoder encoder, PmfOptions options) {

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
    EncoderFactory factory = encoder.factory();
    float[] weights = encoder.folds().weightsWithout(heldOut);
    HeldOutItems validation = HeldOutItems.of(ratings, options, users, heldOut);
    BestCheckpoint<StoredEncoder> best = new BestCheckpoint<>(options.patience());
    try (ItemEncoder trained = factory.create(encoder.nextNumber())) {
      for (int epoch = 1; epoch <= epochs && !best.exhausted(); epoch++) {
        double loss = trained.train(items, weights);
        FloatMatrix output = factory.encode(trained, epoch, loss);
        EncoderCalibration calibration = validation.calibrate(output);
        best.offer(
            validation.error(output, calibration),
            () ->
                new StoredEncoder(
                    factory.encoder(),
                    List.of(EncoderFactory.bytes(trained)),
                    calibration,
                    options.biased()));
      }
    }
    return best.best().orElseThrow();
  }
}
