package org.deepmovie.spi;

import java.util.function.Function;
import org.deepmovie.train.Trainer;

/**
 * Adds a model by name. A library registers it in one of two ways: an implementation with a public
 * no-argument constructor is listed in {@code META-INF/services/org.deepmovie.spi.TrainerProvider},
 * or {@link #of} makes one within a {@link ProviderGroup}.
 *
 * @param <O> the record of the model's options; each component has a {@link
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

  /**
   * A provider of these parts.
   *
   * @param name the name to type
   * @param summary one line: what the model is
   * @param optionsType the record of its options
   * @param factory makes a trainer with the given options
   */
  static <O extends Record> TrainerProvider<O> of(
      String name, String summary, Class<O> optionsType, Function<O, Trainer> factory) {
    return new TrainerFactory<>(name, summary, optionsType, factory);
  }
}
