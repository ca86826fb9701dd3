package org.deepmovie.neighborhood.global;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Integrated} as {@code integrated}. */
public final class IntegratedProvider implements TrainerProvider<IntegratedOptions> {

  @Override
  public String name() {
    return Integrated.NAME;
  }

  @Override
  public String summary() {
    return "Koren's integrated model: SVD++ and item neighbors with global weights, fitted together";
  }

  @Override
  public Class<IntegratedOptions> optionsType() {
    return IntegratedOptions.class;
  }

  @Override
  public Trainer create(IntegratedOptions options) {
    return new Integrated(options);
  }
}
