/**
 * The autoencoder of AutoRec: sparse inputs, hidden layers, targets, weights, and the forward and
 * backward passes of training.
 */
@NullMarked
package org.deepmovie.internal.deep.autorec;

import org.jspecify.annotations.NullMarked;
