package org.deepmovie.mf.bayes;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link BayesianPmf} as {@code bayesian-pmf}. */
public final class BayesianPmfProvider implements TrainerProvider<BayesianPmfOptions> {

  @Override
  public String name() {
    return BayesianPmf.NAME;
  }

  @Override
  public String summary() {
    return "Bayesian matrix factorization by Gibbs sampling, with intervals";
  }

  @Override
  public Class<BayesianPmfOptions> optionsType() {
    return BayesianPmfOptions.class;
  }

  @Override
  public Trainer create(BayesianPmfOptions options) {
    return new BayesianPmf(options);
  }
}
