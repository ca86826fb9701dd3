package org.deepmovie.models;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/**
 * Adds a model that is made of other models, which it finds by name among the providers that it is
 * one of.
 *
 * @param <O> the record of the model's options
 */
public interface EnsembleProvider<O extends Record> extends TrainerProvider<O> {

  /**
   * A trainer with the given options, which are within their ranges.
   *
   * @param parts know the models of which this one is made
   * @throws IllegalArgumentException if the options name a model that is unknown or cannot be a
   *     part
   */
  Trainer create(O options, Providers parts);

  /** A trainer whose parts are among all models that {@link Providers#load()} finds. */
  @Override
  default Trainer create(O options) {
    return create(options, Providers.load());
  }
}
