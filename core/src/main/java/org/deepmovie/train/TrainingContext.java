package org.deepmovie.train;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.IntervalCalibration;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;

/**
 * How to fit, apart from the model's own options.
 *
 * <pre>{@code
 * TrainingContext stopsEarly =
 *     TrainingContext.ofSeed(1)
 *         .withThreads(4)
 *         .withValidation(validation)
 *         .withListener(epoch -> System.out.println(epoch.validationError()));
 * }</pre>
 *
 * @param seed the source of all randomness: same seed, same result
 * @param threads the number of threads to use, from 1; it does not change the result
 * @param validation held-out ratings by which a trainer stops early and keeps its best epoch; none:
 *     it runs all its epochs. A fitted model does not recommend their items to their users
 * @param listener receives each epoch, on the fitting thread
 * @param intervals the calibration of an earlier fit of the same model to fewer ratings; none: the
 *     validation ratings calibrate the prediction intervals
 * @param start an earlier model from which the fit starts; none: it starts anew
 */
public record TrainingContext(
    long seed,
    int threads,
    Optional<RatingMatrix> validation,
    TrainingListener listener,
    Optional<IntervalCalibration> intervals,
    Optional<Recommender> start) {

  public TrainingContext {
    Objects.requireNonNull(listener, "listener");
    if (threads < 1) {
      throw new IllegalArgumentException("threads=" + threads + "; give 1 or more");
    }
    validation = validation.filter(ratings -> ratings.size() > 0);
  }

  /** A context of a fit that starts anew, whose validation ratings calibrate the intervals. */
  public TrainingContext(
      long seed, int threads, Optional<RatingMatrix> validation, TrainingListener listener) {
    this(seed, threads, validation, listener, Optional.empty(), Optional.empty());
  }

  /** All processors, no validation, no listener. */
  public static TrainingContext ofSeed(long seed) {
    return new TrainingContext(
        seed, Runtime.getRuntime().availableProcessors(), Optional.empty(), epoch -> {});
  }

  /**
   * The header of a model that is being fitted to {@code train}. Its catalog knows everything that
   * the users did: ratings, implicit feedback and the validation ratings. Options that are {@code
   * auto} are replaced by the values that suit {@code train}.
   *
   * @param model the provider's name
   * @param options the record of the model's options
   */
  public <O extends Record> ModelHeader header(String model, O options, Dataset train) {
    return header(model, valuesFor(train, options), train);
  }

  private static <O extends Record> Map<String, String> valuesFor(Dataset train, O options) {
    return OptionsMapper.ofInstance(options)
        .format(OptionsMapper.chosenBy(options, train.ratings()));
  }

  /**
   * As above, with options by name, as text.
   *
   * @throws IllegalArgumentException if the fit is to start from an earlier model: a trainer that
   *     can asks for {@link #warmStartHeader}
   */
  public ModelHeader header(String model, Map<String, String> options, Dataset train) {
    requireNoStart(model);
    return newHeader(model, options, train);
  }

  /**
   * The header of a model whose trainer has {@link Trainer#warmStarts}; it names the earlier model,
   * if there is one.
   *
   * @throws IllegalArgumentException if the earlier model is of another kind or was fitted to
   *     another scale
   */
  public <O extends Record> ModelHeader warmStartHeader(String model, O options, Dataset train) {
    return warmStartHeader(model, valuesFor(train, options), train);
  }

  /** As above, with options by name, as text. */
  public ModelHeader warmStartHeader(String model, Map<String, String> options, Dataset train) {
    start.ifPresent(earlier -> requireSameKind(model, train, earlier.header()));
    return newHeader(model, options, train);
  }

  private static void requireSameKind(String model, Dataset train, ModelHeader earlier) {
    if (!earlier.model().equals(model)) {
      throw new IllegalArgumentException(
          "%s cannot start from a model of %s; give a model of %s"
              .formatted(model, earlier.model(), model));
    }
    RatingScale scale = earlier.catalog().scale();
    if (!scale.equals(train.scale())) {
      throw new IllegalArgumentException(
          "%s cannot start from a model of the scale %s to %s for data of the scale %s to %s"
              .formatted(
                  model, scale.min(), scale.max(), train.scale().min(), train.scale().max()));
    }
  }

  /**
   * Refuses an earlier model.
   *
   * @param model the name of the model that cannot start from one
   * @throws IllegalArgumentException if there is one
   */
  public void requireNoStart(String model) {
    if (start.isPresent()) {
      throw new IllegalArgumentException(
          model + " cannot start from an earlier model; fit it without startingFrom");
    }
  }

  private ModelHeader newHeader(String model, Map<String, String> options, Dataset train) {
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
            : intervals.orElseGet(() -> IntervalCalibration.by(heldOut)),
        start
            .map(Recommender::header)
            .map(earlier -> new ModelHeader.EarlierModel(earlier.seed(), earlier.fingerprint())));
  }

  /** The same with another seed. */
  public TrainingContext withSeed(long other) {
    return new TrainingContext(other, threads, validation, listener, Optional.empty(), start);
  }

  /** The same without validation ratings. */
  public TrainingContext withoutValidation() {
    return new TrainingContext(seed, threads, Optional.empty(), listener, Optional.empty(), start);
  }

  /** The same with another number of threads. */
  public TrainingContext withThreads(int other) {
    return new TrainingContext(seed, other, validation, listener, intervals, start);
  }

  /** The same with validation ratings. */
  public TrainingContext withValidation(RatingMatrix ratings) {
    return new TrainingContext(seed, threads, Optional.of(ratings), listener, intervals, start);
  }

  /** The same with a listener. */
  public TrainingContext withListener(TrainingListener other) {
    return new TrainingContext(seed, threads, validation, other, intervals, start);
  }

  /** The same with the calibration of an earlier fit. */
  public TrainingContext withIntervals(IntervalCalibration other) {
    return new TrainingContext(seed, threads, validation, listener, Optional.of(other), start);
  }

  /**
   * The same for a fit that starts from an earlier model instead of anew (a warm start). Vectors of
   * users and items that both know, by id, are taken over; those of new ones start as usual. The
   * fit then runs as usual; with validation ratings it stops after fewer epochs. A Markov chain
   * goes on from the last draw of the model, with a quarter of the burn-in.
   *
   * @param model a model of the same kind with the same number of factors; a trainer without {@link
   *     Trainer#warmStarts} refuses any
   */
  public TrainingContext startingFrom(Recommender model) {
    return new TrainingContext(seed, threads, validation, listener, intervals, Optional.of(model));
  }
}
