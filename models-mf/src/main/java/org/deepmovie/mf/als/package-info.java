/**
 * Matrix factorization by alternating least squares: with the item vectors fixed, the vector of
 * each user is the solution of a regularized least squares problem, and vice versa. There is no
 * learning rate to choose, and an epoch runs on all threads.
 *
 * <ul>
 *   <li>{@code als}: r_ui = mu + b_u + b_i + p_u . q_i, fitted to ratings (Zhou et al. 2008). A
 *       good first model for rating prediction.
 *   <li>{@code implicit-als}: the preference x_u . y_i, fitted to all interactions and, with a
 *       small weight, to all pairs without interaction (Hu, Koren and Volinsky 2008). Use it to
 *       rank items by whether a user will interact with them.
 * </ul>
 *
 * <pre>{@code
 * Trainer trainer = new Als(AlsOptions.defaults().withFactors(20));
 * Recommender als = trainer.fit(train, TrainingContext.ofSeed(1));
 * List<ScoredItem> best = als.recommend("ann", 10);
 * }</pre>
 */
@NullMarked
package org.deepmovie.mf.als;

import org.jspecify.annotations.NullMarked;
