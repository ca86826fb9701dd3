/**
 * The autoencoder of AutoRec, without its options: sparse inputs, hidden layers, targets, weights
 * and the passes that train them.
 */
@NullMarked
package org.deepmovie.internal.deep.autorec;

import org.jspecify.annotations.NullMarked;
