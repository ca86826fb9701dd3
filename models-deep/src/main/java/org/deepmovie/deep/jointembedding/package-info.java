/**
 * A user tower and an item tower into one vector space, for ranking ({@code joint-embedding}).
 *
 * <pre>
 *   score of item i for user u = u . v_i + b_i + p_i
 * </pre>
 *
 * <p>u, v and b are outputs of the towers, networks over what is known of a user and of an item; p
 * is how popular the item is. Use it for top-n recommendation, of new users and items, too: a
 * recommendation is a vector search ({@link org.deepmovie.index.VectorIndex}). It does not learn to
 * predict ratings; for that use {@link org.deepmovie.deep.twotower}.
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
