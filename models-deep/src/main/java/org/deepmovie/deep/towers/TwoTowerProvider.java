package org.deepmovie.deep.towers;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link TwoTower} as {@code two-tower}. */
public final class TwoTowerProvider implements TrainerProvider<TwoTowerOptions> {

  @Override
  public String name() {
    return TwoTower.NAME;
  }

  @Override
  public String summary() {
    return "a network over users' attributes, one over items', and a regression head";
  }

  @Override
  public Class<TwoTowerOptions> optionsType() {
    return TwoTowerOptions.class;
  }

  @Override
  public Trainer create(TwoTowerOptions options) {
    return new TwoTower(options);
  }
}
