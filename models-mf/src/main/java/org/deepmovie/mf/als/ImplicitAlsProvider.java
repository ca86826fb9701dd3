package org.deepmovie.mf.als;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link ImplicitAls} as {@code implicit-als}. */
public final class ImplicitAlsProvider implements TrainerProvider<ImplicitAlsOptions> {

  @Override
  public String name() {
    return ImplicitAls.NAME;
  }

  @Override
  public String summary() {
    return "factorization of implicit feedback by alternating least squares, for ranking";
  }

  @Override
  public Class<ImplicitAlsOptions> optionsType() {
    return ImplicitAlsOptions.class;
  }

  @Override
  public Trainer create(ImplicitAlsOptions options) {
    return new ImplicitAls(options);
  }
}
