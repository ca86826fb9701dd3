/**
 * The SVD++ family: factorizations that also learn from the fact that a user interacted with an
 * item, whatever the rating. The vector of a user has parts:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i + q_i . x_u
 *
 *   svd++           x_u = p_u + |N(u)|^-1/2 sum of y_j over the items j that u interacted with
 *   nsvd            x_u =       |N(u)|^-1/2 sum of y_j
 *   asymmetric-svd  x_u =       |N(u)|^-1/2 sum of y_j + |R(u)|^-1/2 sum of (r_uj - b_uj) x_j
 *   time-svd++      svd++ with biases and vectors that depend on the time of the rating
 * </pre>
 *
 * <p>{@code svd++} has the lowest error where users have few ratings and many interactions. {@code
 * nsvd} and {@code asymmetric-svd} have no parameters of users: new users need no fit, and the
 * items of a user explain a prediction. {@code time-svd++} predicts a rating at a time. All are
 * fitted by stochastic gradient descent on one thread; {@link org.deepmovie.mf.sgd} is faster.
 *
 * <pre>{@code
 * Trainer trainer = new SvdPlusPlus(SvdPlusPlusOptions.defaults().withFactors(50));
 * Dataset withViews = train.withImplicitFeedback(interactions);
 * Recommender model = trainer.fit(withViews, TrainingContext.ofSeed(1));
 * Explanation why = model.explain(user, item);
 * }</pre>
 */
@NullMarked
package org.deepmovie.mf.feedback;

import org.jspecify.annotations.NullMarked;
