/**
 * Matrix factorization by stochastic gradient descent: a step per rating moves the vectors of its
 * user and its item against the error of the prediction (Koren, Bell and Volinsky 2009).
 *
 * <ul>
 *   <li>{@code mf}: r_ui = p_u . q_i, the plain factorization.
 *   <li>{@code svd}: r_ui = mu + b_u + b_i + p_u . q_i, with biases. The usual choice of the two.
 * </ul>
 *
 * <p>An epoch is linear in the number of ratings and runs on up to 16 threads with one result. The
 * models need a learning rate that suits the data; {@link org.deepmovie.mf.als} does without.
 *
 * <pre>{@code
 * Trainer trainer = new Svd(SvdOptions.defaults().withFactors(64).withLearningRate(0.01));
 * Recommender svd = trainer.fit(train, TrainingContext.ofSeed(1).withValidation(validation));
 * double rating = svd.predict("ann", "heat");
 * }</pre>
 */
@NullMarked
package org.deepmovie.mf.sgd;

import org.jspecify.annotations.NullMarked;
