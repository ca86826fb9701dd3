package org.deepmovie.mf.als;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Als} as {@code als}. */
public final class AlsProvider implements TrainerProvider<AlsOptions> {

  @Override
  public String name() {
    return Als.NAME;
  }

  @Override
  public String summary() {
    return "matrix factorization with biases by alternating least squares";
  }

  @Override
  public Class<AlsOptions> optionsType() {
    return AlsOptions.class;
  }

  @Override
  public Trainer create(AlsOptions options) {
    return new Als(options);
  }
}
