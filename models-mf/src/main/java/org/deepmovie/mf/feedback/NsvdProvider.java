package org.deepmovie.mf.feedback;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Nsvd} as {@code nsvd}. */
public final class NsvdProvider implements TrainerProvider<NsvdOptions> {

  @Override
  public String name() {
    return Nsvd.NAME;
  }

  @Override
  public String summary() {
    return "NSVD: users have no factors but the sum of the vectors of what they rated";
  }

  @Override
  public Class<NsvdOptions> optionsType() {
    return NsvdOptions.class;
  }

  @Override
  public Trainer create(NsvdOptions options) {
    return new Nsvd(options);
  }
}
