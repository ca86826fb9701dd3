/**
 * AutoRec: an autoencoder that predicts all ratings of an item, or of a user, from the known ones
 * ({@code autorec-item}, {@code autorec-user}).
 *
 * <pre>
 *   z = g(b + sum over the given ratings of (r - d) W)      prediction = d + V . z + c
 * </pre>
 *
 * <p>d is the baseline estimate, g the activation, and z are the hidden units. Use it to predict
 * ratings if there are many of them: on MovieLens, {@code autorec-item} is more accurate than
 * matrix factorization without implicit feedback. With {@code attributes} or {@code textTerms} it
 * also predicts ratings of items that nobody rated. {@code autorec-user} encodes a new user without
 * training.
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("autorec-item:hiddenUnits=200,epochs=30");
 * Recommender model = trainer.fit(train, TrainingContext.ofSeed(1));
 * List<ScoredItem> best = model.recommend(user, 10);
 * }</pre>
 *
 * <p>{@link org.deepmovie.deep.autorec.AutoRec} gives the formulas and the differences to the
 * published model, {@link org.deepmovie.deep.autorec.AutoRecOptions} all options.
 *
 * <p>S. Sedhain, A. Menon, S. Sanner, L. Xie: AutoRec: Autoencoders Meet Collaborative Filtering.
 * WWW 2015.
 */
@NullMarked
package org.deepmovie.deep.autorec;

import org.jspecify.annotations.NullMarked;
