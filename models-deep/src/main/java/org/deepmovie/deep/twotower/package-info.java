/**
 * A user tower, an item tower, and a regression head over both, which predict a rating from
 * attributes, texts and ids ({@code two-tower}).
 *
 * <pre>
 *   r = mu + c (w . ReLU(W_u u + W_v v) + w_0)
 * </pre>
 *
 * <p>u and v are the outputs of the towers, which are networks over what is known about a user or
 * an item. Use it to predict ratings of new users and items that have attributes or texts; to rank
 * many items fast, use {@link org.deepmovie.deep.jointembedding}.
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("two-tower:hiddenUnits=128,textDimension=20");
 * Recommender model = trainer.fit(train, TrainingContext.ofSeed(1));
 * double rating = model.predict(user, item);
 * }</pre>
 *
 * <p>P. Covington, J. Adams, E. Sargin: Deep Neural Networks for YouTube Recommendations. RecSys
 * 2016 (the towers).
 */
@NullMarked
package org.deepmovie.deep.twotower;

import org.jspecify.annotations.NullMarked;
