/**
 * The autoencoder of AutoRec, without its options: sparse inputs, hidden layers, targets, weights
 * and the passes that train them.
 */
package org.deepmovie.internal.deep.autorec;
