/**
 * Options that several neighborhood models share: how ratings are centered, how users or items are
 * compared, and the baseline mu + b_u + b_i that predicts where there are no neighbors.
 *
 * <p>They are components of the models' own option records and stand among their options by name:
 *
 * <pre>{@code
 * deepmovie evaluate --model item-knn:similarity=cosine,shrinkage=50,userBiasRegularization=10
 * }</pre>
 */
@NullMarked
package org.deepmovie.neighborhood.options;

import org.jspecify.annotations.NullMarked;
