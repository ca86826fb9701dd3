package org.deepmovie.models;

import java.util.Map;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** A model that can be asked for by name. */
interface NamedModel {

  /** Its name, summary and options. */
  ModelDescription description();

  /**
   * A trainer with the given options and defaults for the rest.
   *
   * @param parts know the models of which this one is made, if it is an ensemble
   * @throws IllegalArgumentException if an option is unknown or its value is not accepted
   */
  Trainer trainer(Map<String, String> options, Providers parts);

  /** The model of one trainer. */
  record TrainerModel<O extends Record>(TrainerProvider<O> provider) implements NamedModel {

    @Override
    public ModelDescription description() {
      return new ModelDescription(
          provider.name(), provider.summary(), OptionsMapper.of(provider.optionsType()).options());
    }

    @Override
    public Trainer trainer(Map<String, String> options, Providers parts) {
      O parsed = OptionsMapper.of(provider.optionsType()).parse(options);
      return provider instanceof EnsembleProvider<O> ensemble
          ? ensemble.create(parsed, parts)
          : provider.create(parsed);
    }
  }
}
