package org.deepmovie.spi;

import org.deepmovie.train.Trainer;

/**
 * Adds a model that works alone and together with any item encoder. Its name joined to an encoder's
 * by a plus sign is a model, too: {@code pmf} and {@code cnn} give {@code pmf+cnn}.
 *
 * @param <O> the record of the model's own options; no encoder may have an option of the same name
 */
public interface HybridTrainerProvider<O extends Record> extends TrainerProvider<O> {

  /**
   * A trainer that alternates with an encoder. Options are within their ranges.
   *
   * @param <E> the record of the encoder's options
   */
  <E extends Record> Trainer create(O options, EncoderProvider<E> encoder, E encoderOptions);

  /** One line: what this model is together with an encoder of the given summary. */
  String summaryWith(String encoderSummary);
}
