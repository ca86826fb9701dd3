package org.deepmovie.mf.baseline;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Popularity} as {@code popularity}. */
public final class PopularityProvider implements TrainerProvider<PopularityOptions> {

  @Override
  public String name() {
    return Popularity.NAME;
  }

  @Override
  public String summary() {
    return "the same order for everybody: what most people rated comes first";
  }

  @Override
  public Class<PopularityOptions> optionsType() {
    return PopularityOptions.class;
  }

  @Override
  public Trainer create(PopularityOptions options) {
    return new Popularity(options);
  }
}
