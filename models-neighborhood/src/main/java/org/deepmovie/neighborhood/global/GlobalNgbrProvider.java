package org.deepmovie.neighborhood.global;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link GlobalNgbr} as {@code global-ngbr}. */
public final class GlobalNgbrProvider implements TrainerProvider<GlobalNgbrOptions> {

  @Override
  public String name() {
    return GlobalNgbr.NAME;
  }

  @Override
  public String summary() {
    return "item neighbors with weights learned once for all users, by gradient descent (global weights)";
  }

  @Override
  public Class<GlobalNgbrOptions> optionsType() {
    return GlobalNgbrOptions.class;
  }

  @Override
  public Trainer create(GlobalNgbrOptions options) {
    return new GlobalNgbr(options);
  }
}
