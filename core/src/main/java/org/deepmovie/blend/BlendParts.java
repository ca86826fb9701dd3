package org.deepmovie.blend;

import java.util.List;
import java.util.Optional;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.models.ValidatedFit;
import org.deepmovie.train.Trainer;

/**
 * The models that are blended, by name.
 *
 * @param specs two or more
 */
record BlendParts(List<ModelSpec> specs) {

  /**
   * The models of the default, as far as they are there. They differ in kind. A blend gains from
   * more factors than {@code bayesian-svd++} has by itself.
   */
  private static final List<ModelSpec> PREFERRED =
      ModelSpec.parseParts("integrated/bayesian-svd++(factors=20)/autorec-item/wgt-ngbr");

  /** The models of this module, for applications without others. */
  private static final String ALWAYS_THERE = "pmf/pmf(inference=gibbs)";

  /** A set of parts is a long with a bit for each. */
  private static final int MOST = Long.SIZE - 1;

  /**
   * The parts that {@code options} name.
   *
   * @throws IllegalArgumentException if a model is unknown or its options are, if it cannot be
   *     blended, or if there are fewer than two
   */
  static BlendParts of(BlendOptions options, Providers providers) {
    if (options.models().equals(Blend.AUTO)) {
      List<String> known = providers.models().stream().map(ModelDescription::name).toList();
      List<ModelSpec> found =
          PREFERRED.stream().filter(spec -> known.contains(spec.name())).toList();
      return new BlendParts(found.size() < 2 ? ModelSpec.parseParts(ALWAYS_THERE) : found);
    }
    List<ModelSpec> specs = ModelSpec.parseParts(options.models());
    if (specs.size() < 2 || specs.size() > MOST) {
      throw new IllegalArgumentException(
          "models=%s is %d model%s; give 2 to %d, separated by slashes: models=svd++/pmf(factors=20)"
              .formatted(options.models(), specs.size(), specs.size() == 1 ? "" : "s", MOST));
    }
    specs.forEach(spec -> requirePart(spec, options, providers));
    return new BlendParts(specs);
  }

  private static void requirePart(ModelSpec spec, BlendOptions options, Providers providers) {
    if (spec.name().equals(Blend.NAME)) {
      throw new IllegalArgumentException(
          "a blend cannot be a part of a blend; give the models of both in one list");
    }
    Trainer trainer = providers.trainer(spec.name(), spec.options());
    if (!trainer.predictsRatings()) {
      throw new IllegalArgumentException(
          spec.name() + " only ranks items and predicts no ratings; leave it out of models");
    }
    Optional<String> epochs = ValidatedFit.epochsOption(providers, spec);
    if (options.refit() && trainer.usesValidation() && epochs.isEmpty()) {
      throw new IllegalArgumentException(
          spec.name()
              + " stops early and has no option for its number of epochs, so that it cannot be"
              + " refitted; give refit=false");
    }
  }

  /** The trainers of the parts. */
  List<Trainer> trainers(Providers providers) {
    return specs.stream().map(spec -> providers.trainer(spec.name(), spec.options())).toList();
  }

  /** The names of the parts with their options, as the option {@code models}. */
  String format() {
    return ModelSpec.formatParts(specs);
  }
}
