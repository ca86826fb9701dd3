/**
 * The k nearest neighbors: a rating is predicted as a weighted mean over similar items or users.
 *
 * <pre>
 *   m_ui = c_ui + w_i sum over j in S of s_ij d_uj / s     s = sum over j in S of s_ij
 *   r_ui = (s m_ui + damping b_ui) / (s + damping)
 * </pre>
 *
 * <p>S are the k items most similar to i that u rated, s_ij are similarities, and d_uj is the
 * deviation of a rating from its center c in units of its spread w ({@link
 * org.deepmovie.neighborhood.options.NeighborCentering}); b is the baseline. {@code user-knn}
 * averages in the same way over the users most similar to u who rated i. {@code cor-ngbr} is the
 * model of Koren (2008) with correlations around the baseline.
 *
 * <p>Use it as a strong reference with explanations. {@code item-knn} has no random part, is fitted
 * in one pass over the ratings, explains its predictions, and folds in new users.
 *
 * <pre>{@code
 * KnnOptions options = KnnOptions.defaults().withCentering(NeighborCentering.Z_SCORE);
 * Recommender model = Knn.items(options).fit(train, TrainingContext.ofSeed(1));
 * List<ScoredItem> similar = model.similar("item 42", 10);
 * }</pre>
 */
@NullMarked
package org.deepmovie.neighborhood.knn;

import org.jspecify.annotations.NullMarked;
