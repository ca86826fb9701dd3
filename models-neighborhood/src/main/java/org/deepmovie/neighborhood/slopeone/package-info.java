/**
 * Weighted Slope One (Lemire and Maclachlan 2005): mean differences between the ratings of two
 * items.
 *
 * <pre>
 *   r_ui = (sum over j in R(u) - {i} of (dev_ij + r_uj) c_ij + damping b_ui)
 *          / (sum over j in R(u) - {i} of c_ij + damping)
 * </pre>
 *
 * <p>c_ij is the number of users who rated both items, and dev_ij the mean of their rating of i
 * minus their rating of j. b_ui is the baseline, towards which predictions from few ratings are
 * shrunk, by default as far as training ratings are predicted best without themselves.
 *
 * <p>Use it as a simple reference with almost no options.
 *
 * <pre>{@code
 * SlopeOneOptions options = SlopeOneOptions.defaults().withMinOverlap(5);
 * Recommender model = new SlopeOne(options).fit(train, TrainingContext.ofSeed(1));
 * double rating = model.predict("user 7", "item 42");
 * }</pre>
 */
@NullMarked
package org.deepmovie.neighborhood.slopeone;

import org.jspecify.annotations.NullMarked;
