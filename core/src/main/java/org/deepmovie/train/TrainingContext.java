package org.deepmovie.train;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.IntervalCalibration;
import org.deepmovie.recommend.ModelHeader;

/**
 * How to fit, apart from the model's own options.
 *
 * @param seed the source of all randomness: same seed, same result
 * @param threads the number of threads to use, from 1; it does not change the result
 * @param validation held-out ratings by which a trainer stops early and keeps its best epoch; none:
 *     it runs all its epochs. A fitted model does not recommend their items to their users
 * @param listener receives each epoch, on the fitting thread
 * @param intervals the calibration of an earlier fit of the same model to fewer ratings; none: the
 *     validation ratings calibrate the prediction intervals
 */
public record TrainingContext(
    long seed,
    int threads,
    Optional<RatingMatrix> validation,
    TrainingListener listener,
    Optional<IntervalCalibration> intervals) {

  public TrainingContext {
    Objects.requireNonNull(listener, "listener");
    if (threads < 1) {
      throw new IllegalArgumentException("threads=" + threads + "; give 1 or more");
    }
    validation = validation.filter(ratings -> ratings.size() > 0);
  }

  /** A context whose validation ratings calibrate the prediction intervals. */
  public TrainingContext(
      long seed, int threads, Optional<RatingMatrix> validation, TrainingListener listener) {
    this(seed, threads, validation, listener, Optional.empty());
  }

  /** All processors, no validation, no listener. */
  public static TrainingContext ofSeed(long seed) {
    return new TrainingContext(
        seed, Runtime.getRuntime().availableProcessors(), Optional.empty(), epoch -> {});
  }

  /**
   * The header of a model that is being fitted to {@code train}. Its catalog knows everything that
   * the users did: ratings, implicit feedback and the validation ratings.
   *
   * @param model the provider's name
   * @param options the record of the model's options
   */
  public <O extends Record> ModelHeader header(String model, O options, Dataset train) {
    return header(model, OptionsMapper.ofInstance(options).format(options), train);
  }

  /** As above, with options by name, as text. */
  public ModelHeader header(String model, Map<String, String> options, Dataset train) {
    RatingMatrix heldOut =
        validation.orElseGet(() -> RatingMatrix.empty(train.users().size(), train.items().size()));
    return new ModelHeader(
        model,
        options,
        seed,
        train.fingerprint(),
        Catalog.of(train, heldOut),
        train.scale().isImplicit()
            ? IntervalCalibration.none()
            : intervals.orElseGet(() -> IntervalCalibration.by(heldOut)));
  }

  /** The same with another seed. */
  public TrainingContext withSeed(long other) {
    return new TrainingContext(other, threads, validation, listener);
  }

  /** The same without validation ratings. */
  public TrainingContext withoutValidation() {
    return new TrainingContext(seed, threads, Optional.empty(), listener);
  }

  /** The same with another number of threads. */
  public TrainingContext withThreads(int other) {
    return new TrainingContext(seed, other, validation, listener, intervals);
  }

  /** The same with validation ratings. */
  public TrainingContext withValidation(RatingMatrix ratings) {
    return new TrainingContext(seed, threads, Optional.of(ratings), listener, intervals);
  }

  /** The same with a listener. */
  public TrainingContext withListener(TrainingListener other) {
    return new TrainingContext(seed, threads, validation, other, intervals);
  }

  /** The same with the calibration of an earlier fit. */
  public TrainingContext withIntervals(IntervalCalibration other) {
    return new TrainingContext(seed, threads, validation, listener, Optional.of(other));
  }
}
