package org.deepmovie.spi;

import org.deepmovie.train.Trainer;

/**
 * Adds a model by name. Implementations have a public no-argument constructor and stand in {@code
 * META-INF/services/org.deepmovie.spi.TrainerProvider}.
 *
 * @param <O> the record of the model's options, each component with a {@link
 *     org.deepmovie.options.Hyperparameter}
 */
public interface TrainerProvider<O extends Record> {

  /** The name to type: lower case letters, digits, hyphens, plus signs, such as "svd++". */
  String name();

  /** One line: what the model is. */
  String summary();

  /** The record of the model's options. */
  Class<O> optionsType();

  /** A trainer with the given options, which are within their ranges. */
  Trainer create(O options);
}
