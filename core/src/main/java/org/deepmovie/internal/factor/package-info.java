/** Matrices of latent factors and the recommender on them. */
package org.deepmovie.internal.factor;
