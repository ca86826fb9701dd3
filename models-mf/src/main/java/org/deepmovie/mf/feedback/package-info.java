/**
 * The SVD++ family: factorizations that also learn from implicit feedback, that is, from which
 * items a user interacted with. The vector x_u of a user is a sum:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i + q_i . x_u
 *
 *   svd++           x_u = p_u + |N(u)|^-1/2 sum of y_j over the items j in N(u)
 *   nsvd            x_u =       |N(u)|^-1/2 sum of y_j
 *   asymmetric-svd  x_u =       |N(u)|^-1/2 sum of y_j + |R(u)|^-1/2 sum of (r_uj - b_uj) x_j
 *   time-svd++      svd++ with biases and vectors that depend on the time of the rating
 * </pre>
 *
 * <p>N(u) are the items that u interacted with, R(u) those that u rated. {@code svd++} has the
 * lowest error of this module on MovieLens. {@code nsvd} and {@code asymmetric-svd} have no vectors
 * of users, so the vector of a new user is the sum alone. {@code time-svd++} predicts the rating at
 * a given time. All are fitted by stochastic gradient descent on one thread; {@link
 * org.deepmovie.mf.sgd} is faster.
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
