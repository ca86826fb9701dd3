package org.deepmovie.deep.autorec;

import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link AutoRec} of users as {@code autorec-user}. */
public final class AutoRecUserProvider implements TrainerProvider<AutoRecOptions> {

  @Override
  public String name() {
    return RatedSide.USER.model();
  }

  @Override
  public String summary() {
    return "AutoRec: the same of every user's ratings; new people need no fit";
  }

  @Override
  public Class<AutoRecOptions> optionsType() {
    return AutoRecOptions.class;
  }

  @Override
  public Trainer create(AutoRecOptions options) {
    return AutoRec.ofUsers(options);
  }
}
