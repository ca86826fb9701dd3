package org.deepmovie.neighborhood.linear;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Slim} as {@code slim}. */
public final class SlimProvider implements TrainerProvider<SlimOptions> {

  @Override
  public String name() {
    return Slim.NAME;
  }

  @Override
  public String summary() {
    return "sparse linear item weights, none below 0 (SLIM), for ranking from implicit feedback";
  }

  @Override
  public Class<SlimOptions> optionsType() {
    return SlimOptions.class;
  }

  @Override
  public Trainer create(SlimOptions options) {
    return new Slim(options);
  }
}
