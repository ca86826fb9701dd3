package org.deepmovie.hybrid;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link AlternatingPmf} without an encoder as {@code pmf}. */
public final class PmfProvider implements TrainerProvider<PmfOptions> {

  @Override
  public String name() {
    return AlternatingPmf.NAME;
  }

  @Override
  public String summary() {
    return "probabilistic matrix factorization by alternating least squares";
  }

  @Override
  public Class<PmfOptions> optionsType() {
    return PmfOptions.class;
  }

  @Override
  public Trainer create(PmfOptions options) {
    return new AlternatingPmf(options);
  }
}
