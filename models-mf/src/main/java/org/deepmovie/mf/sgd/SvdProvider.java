package org.deepmovie.mf.sgd;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Svd} as {@code svd}. */
public final class SvdProvider implements TrainerProvider<SvdOptions> {

  @Override
  public String name() {
    return Svd.NAME;
  }

  @Override
  public String summary() {
    return "matrix factorization with biases by stochastic gradient descent";
  }

  @Override
  public Class<SvdOptions> optionsType() {
    return SvdOptions.class;
  }

  @Override
  public Trainer create(SvdOptions options) {
    return new Svd(options);
  }
}
