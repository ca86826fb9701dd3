/**
 * A network over attributes, ids and texts that predicts ratings ({@code text-cnn-rating}): Li's
 * network, with two more ways to combine user and item, which learn personal tastes.
 *
 * <pre>
 *   h = f(W1 u + b1)     g = f(W2 (v + d) + b2)     y = c + a . h + b . g + sum of w_k h_k g_k
 * </pre>
 *
 * <p>u and v are sums of embeddings of attributes and ids, and d is the output of a convolutional
 * network over the item's text. Use it if users and items have attributes and items have texts: all
 * parts are trained on the ratings together. To add a text network to matrix factorization, use
 * {@code pmf+cnn}.
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("text-cnn-rating:factors=32,epochs=10");
 * Recommender model = trainer.fit(train, TrainingContext.ofSeed(1));
 * double rating = model.predict(user, item);
 * }</pre>
 */
@NullMarked
package org.deepmovie.deep.textcnn;

import org.jspecify.annotations.NullMarked;
