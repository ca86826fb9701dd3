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
    return "sparse linear item weights (SLIM), none below 0, from who rated what, for ranking";
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
