/**
 * Probabilistic matrix factorization that alternates with a network that reads the items, and a
 * regression that reads the users.
 *
 * <p>{@link org.deepmovie.hybrid.AlternatingPmf} is the loop. Its name is {@code pmf}, and with the
 * encoder {@code NAME} it is {@code pmf+NAME}:
 *
 * <pre>{@code
 * Trainer plain = new AlternatingPmf(PmfOptions.defaults().withFactors(20));
 * Trainer reading = Providers.load().trainer("pmf+cnn:factors=20");
 * Recommender model = reading.fit(train, TrainingContext.ofSeed(42).withValidation(validation));
 * }</pre>
 */
@NullMarked
package org.deepmovie.hybrid;

import org.jspecify.annotations.NullMarked;
