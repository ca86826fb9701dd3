/**
 * Item neighbors with global weights: one weight per pair of neighbors, learned once for all users
 * (Koren 2008).
 *
 * <pre>
 *   r_ui = mu + b_u + b_i
 *            + |R^k(i;u)|^-1/2 sum over j in R^k(i;u) of (r_uj - b~_uj) w_ij
 *            + |N^k(i;u)|^-1/2 sum over j in N^k(i;u) of c_ij
 * </pre>
 *
 * <p>R^k(i;u) are the neighbors of i that u rated, N^k(i;u) those that u interacted with. {@code
 * integrated} adds the factors of SVD++ to this sum and fits both together.
 *
 * <p>Use it for accurate predictions that can be explained by single items. {@code integrated} is
 * the most accurate model of this module.
 *
 * <pre>{@code
 * IntegratedOptions options = IntegratedOptions.defaults();
 * TrainingContext context = TrainingContext.ofSeed(1).withValidation(validation);
 * Recommender model = new Integrated(options).fit(train, context);
 * }</pre>
 */
@NullMarked
package org.deepmovie.neighborhood.global;

import org.jspecify.annotations.NullMarked;
