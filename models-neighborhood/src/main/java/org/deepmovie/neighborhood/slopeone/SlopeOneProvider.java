package org.deepmovie.neighborhood.slopeone;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link SlopeOne} as {@code slope-one}. */
public final class SlopeOneProvider implements TrainerProvider<SlopeOneOptions> {

  @Override
  public String name() {
    return SlopeOne.NAME;
  }

  @Override
  public String summary() {
    return "weighted Slope One: the user's other ratings plus the mean differences between items";
  }

  @Override
  public Class<SlopeOneOptions> optionsType() {
    return SlopeOneOptions.class;
  }

  @Override
  public Trainer create(SlopeOneOptions options) {
    return new SlopeOne(options);
  }
}
