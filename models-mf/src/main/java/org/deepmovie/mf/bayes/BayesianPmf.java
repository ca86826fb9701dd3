package org.deepmovie.mf.bayes;

import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.bayes.EarlierDraw;
import org.deepmovie.internal.bayes.GibbsSampler;
import org.deepmovie.internal.bayes.PmfGibbsSampler;
import org.deepmovie.train.Workers;

/**
 * Bayesian probabilistic matrix factorization by Gibbs sampling (Salakhutdinov and Mnih 2008): a
 * prediction is the mean (eq. 10) over draws from the posterior. There is no regularization to
 * choose and no early stopping: means over more epochs do not overfit.
 *
 * <p>The same seed gives the same result at any number of threads. A model stores {@code draws}
 * times as many numbers as a plain one.
 */
public final class BayesianPmf extends BayesianTrainer {

  /** The name of the model. */
  public static final String NAME = "bayesian-pmf";

  private final BayesianPmfOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public BayesianPmf(BayesianPmfOptions options) {
    super(NAME, options, options.schedule(), options.factors(), false);
    this.options = options;
  }

  @Override
  GibbsSampler chain(Dataset train, Workers workers, long seed, Optional<EarlierDraw> earlier) {
    PmfGibbsSampler sampler = new PmfGibbsSampler(train, options.factors(), workers, seed);
    earlier.ifPresent(draw -> sampler.start(draw, train));
    return sampler;
  }
}
