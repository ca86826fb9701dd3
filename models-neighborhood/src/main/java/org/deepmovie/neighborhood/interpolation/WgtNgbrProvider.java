package org.deepmovie.neighborhood.interpolation;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link WgtNgbr} as {@code wgt-ngbr}. */
public final class WgtNgbrProvider implements TrainerProvider<WgtNgbrOptions> {

  @Override
  public String name() {
    return WgtNgbr.NAME;
  }

  @Override
  public String summary() {
    return "item neighbors with jointly derived interpolation weights, by least squares (WgtNgbr)";
  }

  @Override
  public Class<WgtNgbrOptions> optionsType() {
    return WgtNgbrOptions.class;
  }

  @Override
  public Trainer create(WgtNgbrOptions options) {
    return new WgtNgbr(options);
  }
}
