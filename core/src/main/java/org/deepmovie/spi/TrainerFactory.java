package org.deepmovie.spi;

import java.util.function.Function;
import org.deepmovie.train.Trainer;

/** {@link TrainerProvider#of}. */
record TrainerFactory<O extends Record>(
    String name, String summary, Class<O> optionsType, Function<O, Trainer> factory)
    implements TrainerProvider<O> {

  @Override
  public Trainer create(O options) {
    return factory.apply(options);
  }
}
