/**
 * A user tower and an item tower with outputs in one vector space, for ranking ({@code
 * joint-embedding}).
 *
 * <pre>
 *   score of item i for user u = u . v_i + b_i + p_i
 * </pre>
 *
 * <p>u, v and b are outputs of the towers, which are networks over what is known about a user or an
 * item; p is the popularity of the item. Use it for lists of recommended items, also for new users
 * and of new items: a list is the result of a vector search ({@link
 * org.deepmovie.index.VectorIndex}). It does not learn to predict ratings; for that use {@link
 * org.deepmovie.deep.twotower}.
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("joint-embedding:factors=64,loss=softmax");
 * Recommender model = trainer.fit(train, TrainingContext.ofSeed(1));
 * List<ScoredItem> best = model.recommend(user, 10);
 * }</pre>
 */
@NullMarked
package org.deepmovie.deep.jointembedding;

import org.jspecify.annotations.NullMarked;
