package org.deepmovie.deep.twotower;

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
    return "a network over users' attributes and ids, one over items', and a regression head over"
               + " both";
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
