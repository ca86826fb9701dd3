/**
 * Matrix factorization by stochastic gradient descent: a step per rating changes the vectors of its
 * user and item so that the error of the prediction falls (Koren, Bell and Volinsky 2009).
 *
 * <ul>
 *   <li>{@code mf}: r_ui = p_u . q_i, the plain factorization.
 *   <li>{@code svd}: r_ui = mu + b_u + b_i + p_u . q_i, with biases. Usually the better choice.
 * </ul>
 *
 * <p>The time of an epoch is linear in the number of ratings. An epoch runs on up to 16 threads,
 * and the number of threads does not change the result. The models need a learning rate that fits
 * the data; {@link org.deepmovie.mf.als} needs none.
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
