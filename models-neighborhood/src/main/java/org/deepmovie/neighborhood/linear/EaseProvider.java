package org.deepmovie.neighborhood.linear;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Ease} as {@code ease}. */
public final class EaseProvider implements TrainerProvider<EaseOptions> {

  @Override
  public String name() {
    return Ease.NAME;
  }

  @Override
  public String summary() {
    return "linear item weights in closed form (EASE), for ranking from implicit feedback";
  }

  @Override
  public Class<EaseOptions> optionsType() {
    return EaseOptions.class;
  }

  @Override
  public Trainer create(EaseOptions options) {
    return new Ease(options);
  }
}
