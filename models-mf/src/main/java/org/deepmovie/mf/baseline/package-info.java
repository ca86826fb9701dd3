/**
 * Models without personal taste. Every other model should be better than these.
 *
 * <ul>
 *   <li>{@code baseline}: r_ui = mu + b_u + b_i, the global mean plus the biases of user and item.
 *       Use it to see which RMSE the biases reach alone.
 *   <li>{@code popularity}: the same ranking for all users, by the number of ratings or likes.
 *       Compare every model that ranks with it.
 * </ul>
 *
 * <pre>{@code
 * Trainer trainer = new Baseline(BaselineOptions.defaults().withEpochs(20));
 * Recommender baseline = trainer.fit(train, TrainingContext.ofSeed(1));
 * double rating = baseline.predict("ann", "heat");
 * }</pre>
 */
@NullMarked
package org.deepmovie.mf.baseline;

import org.jspecify.annotations.NullMarked;
