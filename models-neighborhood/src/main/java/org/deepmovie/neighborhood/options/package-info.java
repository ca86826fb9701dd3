/**
 * Options that several neighborhood models share: how ratings are centered, how users or items are
 * compared, and the baseline estimate mu + b_u + b_i, which is the prediction if there are no
 * neighbors.
 *
 * <p>They are components of the models' own options records. In text, they stand among the other
 * options of a model:
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("item-knn:similarity=cosine,shrinkage=50");
 * }</pre>
 */
@NullMarked
package org.deepmovie.neighborhood.options;

import org.jspecify.annotations.NullMarked;
