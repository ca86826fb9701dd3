/**
 * Bayesian matrix factorization: the parameters are drawn from their posterior by Gibbs sampling,
 * and a prediction is the mean over the draws. There is no regularization to choose and no early
 * stopping, and the models give prediction intervals.
 *
 * <ul>
 *   <li>{@code bayesian-pmf}: r_ui = mu + b_u + b_i + p_u . q_i (Salakhutdinov and Mnih 2008).
 *   <li>{@code bayesian-svd++}: the same with implicit feedback and attributes as parts of the
 *       vectors (Rendle, Zhang and Koren 2019). It is the more accurate one and takes longer to
 *       fit.
 * </ul>
 *
 * <p>A model file has all draws, so it is as many times larger than that of a plain factorization
 * as there are draws.
 *
 * <pre>{@code
 * Trainer trainer = new BayesianPmf(BayesianPmfOptions.defaults().withFactors(16).withDraws(50));
 * Recommender model = trainer.fit(train, TrainingContext.ofSeed(1));
 * PredictionInterval interval = model.predictInterval(user, item, 0.8);
 * }</pre>
 */
@NullMarked
package org.deepmovie.mf.bayes;

import org.jspecify.annotations.NullMarked;
