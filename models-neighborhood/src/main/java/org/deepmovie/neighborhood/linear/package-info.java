/**
 * Linear item models for ranking from implicit feedback: one weight per pair of items.
 *
 * <pre>
 *   score of item j for user u = sum over i in N(u) of B_ij
 * </pre>
 *
 * <p>N(u) are the items that u interacted with. {@code ease} has a closed form with dense weights;
 * {@code slim} finds sparse weights, none below 0, by coordinate descent.
 *
 * <p>Use it for ranking. Both models ignore the values of ratings; as predicted ratings they give
 * the baseline estimate. Up to 15,000 items {@code ease} takes items^3 time and items^2 memory;
 * with more, most weights are 0. The weights of {@code slim} take little memory.
 *
 * <pre>{@code
 * SlimOptions options = SlimOptions.defaults().withL1Regularization(1);
 * Recommender model = new Slim(options).fit(train, TrainingContext.ofSeed(1));
 * List<ScoredItem> best = model.recommend("user 7", 10);
 * }</pre>
 */
@NullMarked
package org.deepmovie.neighborhood.linear;

import org.jspecify.annotations.NullMarked;
