/**
 * Item neighbors with jointly derived interpolation weights (Bell and Koren 2007).
 *
 * <pre>
 *   r_ui = b_ui + sum over j in S of w_j (r_uj - b_uj), w = argmin w'A w - 2 b'w
 * </pre>
 *
 * <p>S are the k items most similar to i that u rated; A and b are average products of residuals
 * over the users who rated two items. Each prediction solves a small least squares problem, so that
 * neighbors with the same information share their weight.
 *
 * <p>Use it for predictions that are more accurate than those of {@code item-knn}, if a k x k
 * system of equations per prediction is affordable.
 *
 * <pre>{@code
 * WgtNgbrOptions options = WgtNgbrOptions.defaults().withK(20);
 * Recommender model = new WgtNgbr(options).fit(train, TrainingContext.ofSeed(1));
 * Explanation explanation = model.explain("user 7", "item 42");
 * }</pre>
 */
@NullMarked
package org.deepmovie.neighborhood.interpolation;

import org.jspecify.annotations.NullMarked;
