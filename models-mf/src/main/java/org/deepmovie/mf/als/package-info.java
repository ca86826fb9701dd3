/**
 * Matrix factorization by alternating least squares: with the items' vectors fixed, the vector of
 * every user is the solution of a ridge regression, and the other way round. There is no learning
 * rate to choose, and an epoch runs on all threads.
 *
 * <ul>
 *   <li>{@code als}: r_ui = mu + b_u + b_i + p_u . q_i, fitted to ratings (Zhou et al. 2008). A
 *       good first model for rating prediction.
 *   <li>{@code implicit-als}: the preference x_u . y_i, fitted to all interactions and, with little
 *       weight, to all that is missing (Hu, Koren and Volinsky 2008). Use it to rank when what
 *       counts is whether a user interacts with an item, not the rating.
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
