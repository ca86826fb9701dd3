package org.deepmovie.mf.bayes;

import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.bayes.EarlierDraw;
import org.deepmovie.internal.bayes.GibbsSampler;
import org.deepmovie.train.Workers;

/**
 * SVD++ by Gibbs sampling (Rendle, Zhang and Koren 2019, "Bayesian SVD++" and its "flipped" form;
 * sampler and caches as in Rendle 2012 and 2013):
 *
 * <pre>
 *   r_ui = mu + b_u + b_i + p_u . q_i + noise of precision alpha
 *   (b_u, p_u) = own_u + |N(u)|^-1/2 sum of y_j, j in N(u)  + sum over u's attributes
 *   (b_i, q_i) = own_i + |N(i)|^-1/2 sum of z_v, v in N(i)  + sum over i's attributes
 * </pre>
 *
 * <p>N(u) are the items that user u interacted with ({@link Dataset#implicitFeedback}), N(i) the
 * users who interacted with item i. An attribute of which a row has n categories adds n^-1/2 times
 * the sum of their vectors. Weights of one kind and component share a normal prior whose mean and
 * precision are drawn (normal-gamma), as is alpha: there is no regularization to choose, and no
 * early stopping.
 *
 * <p>An epoch draws every weight given all others, component by component, and in each of them
 * users, their features, items and their features. Its cost is linear in ratings, feedback and
 * components. The same seed gives the same result at any number of threads. A model stores {@code
 * draws} times as many numbers as a plain one. A new user is folded in draw by draw; the mean of
 * the prior is the sum of the y_j of the rated items, with average attributes.
 */
public final class BayesianSvdPlusPlus extends BayesianTrainer {

  /** The name of the model. */
  public static final String NAME = "bayesian-svd++";

  private final BayesianSvdPlusPlusOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public BayesianSvdPlusPlus(BayesianSvdPlusPlusOptions options) {
    super(
        NAME, options, options.schedule(), options.factors(), options.implicitFeedback().ofUsers());
    this.options = options;
  }

  @Override
  GibbsSampler chain(Dataset train, Workers workers, long seed, Optional<EarlierDraw> earlier) {
    return new SvdPlusPlusSampler(train, options, workers, seed, earlier);
  }
}
