package org.deepmovie.models;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.deepmovie.data.Dataset;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/**
 * A model that was fitted with validation ratings, by which it may have stopped early, and that can
 * be fitted to all ratings for the number of epochs found best.
 *
 * @param providers know the model by name
 * @param spec the model with its options
 * @param model the fitted model
 * @param bestEpoch the number of epochs that validation found best; empty if the model does not
 *     stop early
 */
public record ValidatedFit(
    Providers providers, ModelSpec spec, Recommender model, OptionalInt bestEpoch) {

  /**
   * Fits {@code spec} to {@code train}.
   *
   * @param context with validation ratings
   * @throws IllegalArgumentException if a name is unknown, a value is not accepted, or the data
   *     lacks what the model needs
   */
  public static ValidatedFit of(
      Providers providers, ModelSpec spec, Dataset train, TrainingContext context) {
    Trainer trainer = providers.trainer(spec.name(), spec.options());
    AtomicInteger best = new AtomicInteger();
    Recommender model =
        trainer.fit(
            train,
            context.withListener(
                context
                    .listener()
                    .after(epoch -> best.set(epoch.best() ? epoch.number() : best.get()))));
    boolean stops = trainer.usesValidation() && best.get() > 0;
    return new ValidatedFit(
        providers, spec, model, stops ? OptionalInt.of(best.get()) : OptionalInt.empty());
  }

  /**
   * The trainer of the same model that runs as many epochs as validation found best, or the same
   * trainer if the model does not stop early; empty if no option sets the number of epochs.
   */
  public Optional<Trainer> refit() {
    Trainer same = providers.trainer(spec.name(), spec.options());
    if (!same.usesValidation()) {
      return Optional.of(same);
    }
    return bestEpoch.isEmpty()
        ? Optional.empty()
        : epochsOption(providers, spec)
            .map(
                option -> {
                  Map<String, String> options = new LinkedHashMap<>(spec.options());
                  options.put(option, String.valueOf(bestEpoch.getAsInt()));
                  return providers.trainer(spec.name(), options);
                });
  }

  /** The name of the option that is the number of epochs of a fit; empty if there is none. */
  public static Optional<String> epochsOption(Providers providers, ModelSpec spec) {
    return providers.model(spec.name()).options().stream()
        .filter(OptionDescriptor::resource)
        .map(OptionDescriptor::name)
        .findFirst();
  }
}
