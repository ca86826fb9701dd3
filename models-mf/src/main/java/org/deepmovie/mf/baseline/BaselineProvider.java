package org.deepmovie.mf.baseline;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Baseline} as {@code baseline}. */
public final class BaselineProvider implements TrainerProvider<BaselineOptions> {

  @Override
  public String name() {
    return Baseline.NAME;
  }

  @Override
  public String summary() {
    return "the mean plus what the user and the item deviate from it";
  }

  @Override
  public Class<BaselineOptions> optionsType() {
    return BaselineOptions.class;
  }

  @Override
  public Trainer create(BaselineOptions options) {
    return new Baseline(options);
  }
}
