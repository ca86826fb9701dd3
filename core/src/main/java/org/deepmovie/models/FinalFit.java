package org.deepmovie.models;

import java.util.OptionalInt;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.recommend.IntervalCalibration;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/**
 * Fits a model that is to be used, not measured. A model that stops early is first fitted without a
 * random share of the ratings, which tells how many epochs are best, and then, with {@code refit},
 * to all ratings for that number of epochs. A model that does not stop early is fitted to all
 * ratings at once, unless held-out ratings are to calibrate its prediction intervals. A calibration
 * is that of the first fit.
 *
 * <pre>{@code
 * FinalFit fit = new FinalFit(Providers.load(), ModelSpec.parse("svd++:factors=50"), 0.05, true);
 * Recommender model = fit.fit(data, TrainingContext.ofSeed(1)).model();
 * }</pre>
 *
 * @param providers know the model by name
 * @param model the model with its options
 * @param validation the share of the ratings that is held out, from 0 to below 1; with 0 the model
 *     is fitted to all ratings for all its epochs
 * @param refit whether the model is fitted again to all ratings
 * @param intervals whether a model that does not stop early is first fitted without the held-out
 *     ratings, too, to calibrate its prediction intervals
 */
public record FinalFit(
    Providers providers, ModelSpec model, double validation, boolean refit, boolean intervals) {

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if {@code validation} is out of range
   */
  public FinalFit {
    if (!(validation >= 0 && validation < 1)) {
      throw new IllegalArgumentException("validation=" + validation + "; give 0 to below 1");
    }
  }

  /** A fit in which models that do not stop early are not calibrated. */
  public FinalFit(Providers providers, ModelSpec model, double validation, boolean refit) {
    this(providers, model, validation, refit, false);
  }

  /**
   * A fitted model.
   *
   * @param model the model
   * @param heldOut the number of ratings that the model was not fitted to, although it knows them
   *     and does not recommend their items
   * @param bestEpoch the number of epochs that validation found best; empty if there was none
   */
  public record FinalModel(Recommender model, int heldOut, OptionalInt bestEpoch) {}

  /**
   * Fits the model.
   *
   * @param context seed, threads and listener, and perhaps validation ratings, which then take the
   *     place of a share of {@code data}
   * @throws IllegalArgumentException if a name is unknown, a value is not accepted, the data lacks
   *     what the model needs, or a model refits by itself ({@link Trainer#refits}) and must not
   */
  public FinalModel fit(Dataset data, TrainingContext context) {
    Trainer trainer = providers.trainer(model.name(), model.options());
    TrainingContext whole = context.withoutValidation();
    if (trainer.refits() && !refit) {
      throw new IllegalArgumentException(
          model.name() + " refits by itself; to leave that out, set its option refit=false");
    }
    Dataset all = context.validation().map(data::withFurtherRatings).orElse(data);
    int heldOut = (int) Math.rint(validation * data.ratings().size());
    boolean holdsOut = trainer.usesValidation() || (intervals && !trainer.givesIntervals());
    if (!holdsOut || (context.validation().isEmpty() && heldOut == 0)) {
      return new FinalModel(trainer.fit(all, whole), 0, OptionalInt.empty());
    }
    if (context.validation().isPresent()) {
      return validate(trainer, data, context.validation().get(), all, whole);
    }
    Split split = Splitters.holdout(1 - validation).split(data, context.seed()).get(0);
    return validate(trainer, split.train(), split.test(), all, whole);
  }

  /**
   * This fit as a trainer, to measure what it gives. Without validation ratings in the context it
   * holds out a share of the training ratings.
   */
  public Trainer asTrainer() {
    return new FinalTrainer(this, providers.trainer(model.name(), model.options()));
  }

  private static final class FinalTrainer extends ForwardingTrainer {

    private final FinalFit fit;

    FinalTrainer(FinalFit fit, Trainer once) {
      super(once);
      this.fit = fit;
    }

    @Override
    public Recommender fit(Dataset train, TrainingContext context) {
      return fit.fit(train, context).model();
    }

    @Override
    public boolean refits() {
      return fit.refit;
    }
  }

  private FinalModel validate(
      Trainer trainer, Dataset train, RatingMatrix held, Dataset all, TrainingContext whole) {
    if (trainer.refits()) {
      return new FinalModel(trainer.fit(train, whole.withValidation(held)), 0, OptionalInt.empty());
    }
    ValidatedFit fitted = ValidatedFit.of(providers, model, train, whole.withValidation(held));
    return fitted
        .refit()
        .filter(again -> refit)
        .map(
            again ->
                again.fit(all, whole.withIntervals(IntervalCalibration.ofFitted(fitted.model()))))
        .map(refitted -> new FinalModel(refitted, 0, fitted.bestEpoch()))
        .orElseGet(() -> new FinalModel(fitted.model(), held.size(), fitted.bestEpoch()));
  }
}
