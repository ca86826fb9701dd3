package org.deepmovie.mf.feedback;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link TimeSvdPlusPlus} as {@code time-svd++}. */
public final class TimeSvdPlusPlusProvider implements TrainerProvider<TimeSvdPlusPlusOptions> {

  @Override
  public String name() {
    return TimeSvdPlusPlus.NAME;
  }

  @Override
  public String summary() {
    return "timeSVD++: SVD++ whose users drift and have good and bad days";
  }

  @Override
  public Class<TimeSvdPlusPlusOptions> optionsType() {
    return TimeSvdPlusPlusOptions.class;
  }

  @Override
  public Trainer create(TimeSvdPlusPlusOptions options) {
    return new TimeSvdPlusPlus(options);
  }
}
