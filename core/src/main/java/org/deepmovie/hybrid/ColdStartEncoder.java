package org.deepmovie.hybrid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.train.BestCheckpoint;
import org.deepmovie.spi.ItemEncoder;

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
 * @param ratings the ratings that the vectors are fitted to; their items are the entities
 * @param targets entities x outputs
 * @param othersWithout others x outputs, fitted without the ratings of the entities held out
 */
record ColdStartEncoder(
    CrossFittedEncoder encoder,
    PmfOptions options,
    RatingMatrix ratings,
    FloatMatrix targets,
    Function<boolean[], FloatMatrix> othersWithout) {

  /** More folds than these only cost time. */
  private static final int MOST_FOLDS = 20;

  /**
   * Trains it.
   *
   * @param epochs at most, from 1
   * @throws org.deepmovie.train.DivergedException if a number is not finite
   */
  CrossFittedEncoder.EncodedPrior train(int epochs) {
    return encoder.closedForm().map(this::crossFit).orElseGet(() -> trainWithHoldout(epochs));
  }

  /** Trains with early stopping. */
  private CrossFittedEncoder.EncodedPrior trainWithHoldout(int epochs) {
    EncoderFactory factory = encoder.factory();
    boolean[] heldOut = encoder.folds().draw(0, options.coldStartHoldout());
    float[] weights = encoder.folds().weightsWithout(heldOut);
    FloatMatrix others = othersWithout.apply(heldOut);
    BestCheckpoint<CrossFittedEncoder.EncodedPrior> best = new BestCheckpoint<>(options.patience());
    try (ItemEncoder trained = factory.create(encoder.nextNumber())) {
      for (int epoch = 1; epoch <= epochs && !best.exhausted(); epoch++) {
        double loss = trained.train(targets, weights);
        FloatMatrix output = factory.encode(trained, epoch, loss);
        HeldOutEntities validation =
            HeldOutEntities.of(factory.side(), ratings, options, others, heldOut, output);
        EncoderCalibration calibration = HeldOutEntities.calibrate(List.of(validation));
        best.offer(validation.error(calibration), () -> prior(trained, output, calibration));
      }
    }
    return best.best().orElseThrow();
  }

  private CrossFittedEncoder.EncodedPrior crossFit(ItemEncoder trained) {
    EntityFolds entities = encoder.folds();
    int count = (int) Math.min(MOST_FOLDS, Math.round(1 / options.coldStartHoldout()));
    List<HeldOutEntities> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      boolean[] heldOut = entities.draw(fold / (double) count, (fold + 1.0) / count);
      double loss = trained.train(targets, entities.weightsWithout(heldOut));
      folds.add(
          HeldOutEntities.of(
              encoder.factory().side(),
              ratings,
              options,
              othersWithout.apply(heldOut),
              heldOut,
              encoder.factory().encode(trained, 1, loss)));
    }
    double loss = trained.train(targets, entities.weightsWithout(new boolean[targets.rows()]));
    return prior(
        trained, encoder.factory().encode(trained, 1, loss), HeldOutEntities.calibrate(folds));
  }

  /**
   * The encoder and its calibrated outputs.
   *
   * @param output of {@code trained}, not calibrated
   */
  private CrossFittedEncoder.EncodedPrior prior(
      ItemEncoder trained, FloatMatrix output, EncoderCalibration calibration) {
    FloatMatrix means = output.copy();
    calibration.apply(means, options.biased());
    return new CrossFittedEncoder.EncodedPrior(
        StoredEncoder.of(
            encoder.factory().encoder(), List.of(trained), calibration, options.biased()),
        means);
  }
}
