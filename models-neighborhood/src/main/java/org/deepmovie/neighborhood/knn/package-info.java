/**
 * The k nearest neighbors: a rating is predicted as a weighted mean over similar items or users.
 *
 * <pre>
 *   r_ui = c_ui + w_i sum over j in S of s_ij d_uj / sum over j in S of |s_ij|
 * </pre>
 *
 * S are the k items most similar to i that u rated, s_ij are similarities, and d_uj is the
 * deviation of a rating from its center c in units of its spread w ({@link
 * org.deepmovie.neighborhood.options.NeighborCentering}). {@code user-knn} averages in the same way
 * over the users most similar to u who rated i. {@code cor-ngbr} is the published setting with
 * correlations around the baseline (Koren 2008).
 *
 * <p>When to use it: as a strong and explainable reference. {@code item-knn} has no random part,
 * fits in one pass, explains its predictions and takes in new users without a new fit.
 *
 * <pre>{@code
 * KnnOptions options = KnnOptions.defaults().withK(20);
 * Recommender model = Knn.items(options).fit(train, TrainingContext.ofSeed(1));
 * List<ScoredItem> similar = model.similar("item 42", 10);
 * }</pre>
 */
@NullMarked
package org.deepmovie.neighborhood.knn;

import org.jspecify.annotations.NullMarked;
