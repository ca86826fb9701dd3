package org.deepmovie.mf.bayes;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link BayesianSvdPlusPlus} as {@code bayesian-svd++}. */
public final class BayesianSvdPlusPlusProvider
    implements TrainerProvider<BayesianSvdPlusPlusOptions> {

  @Override
  public String name() {
    return BayesianSvdPlusPlus.NAME;
  }

  @Override
  public String summary() {
    return "Bayesian SVD++ by Gibbs sampling, with feedback, attributes and intervals";
  }

  @Override
  public Class<BayesianSvdPlusPlusOptions> optionsType() {
    return BayesianSvdPlusPlusOptions.class;
  }

  @Override
  public Trainer create(BayesianSvdPlusPlusOptions options) {
    return new BayesianSvdPlusPlus(options);
  }
}
