package org.deepmovie.internal.encoder;

import java.util.List;
import java.util.function.Function;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.train.BestCheckpoint;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.DivergedException;

/**
 * Trains the encoder that reads cold entities, which are items or users. The loop's encoder was
 * trained on all rated ones and fits their vectors better than those of others, so it says too much
 * about one that it has not seen. This one is trained anew towards the final vectors of the rated
 * entities but for some that are held out. The ratings of these tell after which epoch it
 * generalizes best, and its {@link EncoderCalibration}.
 *
 * <p>An encoder in closed form is that of the loop. It is trained on all rated entities, and
 * calibrated by cross-fitting: each entity is held out from one of several other trainings.
 *
 * @param encoder the encoder of the loop
 * @param holdout the share of the rated entities that is held out, above 0
 * @param patience epochs without a lower error after which the training stops
 * @param targets entities x outputs
 * @param heldOutRatings the ratings of entities held out, with vectors of the others fitted without
 *     them
 */
public record ColdStartEncoder(
    CrossFittedEncoder encoder,
    double holdout,
    int patience,
    FloatMatrix targets,
    Function<boolean[], HeldOutRatings> heldOutRatings) {

  /** More folds than these only cost time. */
  private static final int MOST_FOLDS = 20;

  /**
   * Trains it.
   *
   * @param epochs at most, from 1
   * @throws DivergedException if a number is not finite
   */
  public CrossFittedEncoder.EncodedPrior train(int epochs) {
    try {
      return encoder.closedForm().map(this::crossFit).orElseGet(() -> trainWithHoldout(epochs));
    } catch (ArithmeticException e) { // An output is too great to be added up.
      throw new DivergedException(
          encoder.factory().model(), epochs, Double.NaN, EncoderFactory.REMEDY, e);
    }
  }

  /** Trains with early stopping. */
  private CrossFittedEncoder.EncodedPrior trainWithHoldout(int epochs) {
    EncoderFactory factory = encoder.factory();
    boolean[] heldOut = encoder.folds().draw(0, holdout);
    float[] weights = encoder.folds().weightsWithout(heldOut);
    HeldOutRatings ratings = heldOutRatings.apply(heldOut);
    BestCheckpoint<CrossFittedEncoder.EncodedPrior> best = new BestCheckpoint<>(patience);
    try (ItemEncoder trained = factory.create(encoder.nextNumber())) {
      for (int epoch = 1; epoch <= epochs && !best.exhausted(); epoch++) {
        double loss = trained.train(targets, weights);
        FloatMatrix output = factory.encode(trained, epoch, loss);
        CalibrationSums sums = ratings.sums(output);
        EncoderCalibration calibration = sums.calibration();
        best.offer(sums.squaredError(calibration), () -> prior(trained, output, calibration));
      }
    }
    return best.best().orElseThrow();
  }

  private CrossFittedEncoder.EncodedPrior crossFit(ItemEncoder trained) {
    EntityFolds entities = encoder.folds();
    int count = (int) Math.min(MOST_FOLDS, Math.round(1 / holdout));
    CalibrationSums folds = new CalibrationSums(encoder.biased());
    for (int fold = 0; fold < count; fold++) {
      boolean[] heldOut = entities.draw(fold / (double) count, (fold + 1.0) / count);
      double loss = trained.train(targets, entities.weightsWithout(heldOut));
      folds.add(heldOutRatings.apply(heldOut).sums(encoder.factory().encode(trained, 1, loss)));
    }
    double loss = trained.train(targets, entities.weightsWithout(new boolean[targets.rows()]));
    return prior(trained, encoder.factory().encode(trained, 1, loss), folds.calibration());
  }

  /**
   * The encoder and its calibrated outputs.
   *
   * @param output of {@code trained}, not calibrated
   */
  private CrossFittedEncoder.EncodedPrior prior(
      ItemEncoder trained, FloatMatrix output, EncoderCalibration calibration) {
    FloatMatrix means = output.copy();
    calibration.apply(means, encoder.biased());
    return new CrossFittedEncoder.EncodedPrior(
        StoredEncoder.of(
            encoder.factory().encoder(), List.of(trained), calibration, encoder.biased()),
        means);
  }
}
