package org.deepmovie.mf.bayes;

import org.deepmovie.data.Dataset;
import org.deepmovie.model.Workers;

/**
 * Bayesian probabilistic matrix factorization by Gibbs sampling (Salakhutdinov and Mnih 2008), with
 * biases as one more component of the vectors and the noise drawn, too:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i + p_u . q_i + noise of precision alpha
 *   (b_u, p_u) ~ N(mu_U, Lambda_U^-1)    (b_i, q_i) ~ N(mu_V, Lambda_V^-1)    (eq. 1 to 3)
 *   (mu, Lambda) ~ normal-Wishart        (eq. 5, 6)        alpha ~ gamma
 * </pre>
 *
 * <p>A sweep draws alpha, then (mu_U, Lambda_U) (eq. 14), every user's vector (eq. 11 to 13), and
 * the same for the items. A prediction is the mean over the draws kept (eq. 10), and there is
 * nothing to regularize by hand. Nothing is stopped early: means over more sweeps do not overfit.
 *
 * <p>Every row has a stream of random numbers of its own: the same seed gives the same result at
 * any number of threads. A model keeps {@code draws} times as many numbers as a plain one.
 */
public final class BayesianPmf extends BayesianTrainer {

  static final String NAME = "bayesian-pmf";

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
  GibbsSampler chain(Dataset train, Workers workers, long seed) {
    return new PmfSampler(train, options.factors(), workers, seed);
  }
}
