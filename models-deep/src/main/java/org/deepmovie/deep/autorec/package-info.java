/**
 * AutoRec: an autoencoder that predicts all ratings of an item, or of a user, from those that are
 * known ({@code autorec-item}, {@code autorec-user}).
 *
 * <pre>
 *   z = g(b + sum over the given ratings of (r - d) W)      prediction = d + V . z + c
 * </pre>
 *
 * <p>d is a baseline, g a sigmoid, and the hidden units z are what the network knows of a row. Use
 * it where ratings are many and predictions of ratings matter: {@code autorec-item} is among the
 * most accurate models of explicit ratings, and with {@code attributes} or {@code textTerms} it
 * predicts items that nobody rated. {@code autorec-user} encodes a new user without training.
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("autorec-item:hiddenUnits=200,epochs=30");
 * Recommender model = trainer.fit(train, TrainingContext.ofSeed(1));
 * List<ScoredItem> best = model.recommend(user, 10);
 * }</pre>
 *
 * <p>{@link org.deepmovie.deep.autorec.AutoRec} gives the formulas and what differs from the
 * published model, {@link org.deepmovie.deep.autorec.AutoRecOptions} all options.
 *
 * <p>S. Sedhain, A. Menon, S. Sanner, L. Xie: AutoRec: Autoencoders Meet Collaborative Filtering.
 * WWW 2015.
 */
@NullMarked
package org.deepmovie.deep.autorec;

import org.jspecify.annotations.NullMarked;
