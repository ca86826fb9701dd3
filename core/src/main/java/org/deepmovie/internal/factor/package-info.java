/** Matrices of latent factors and the recommender on them. */
@NullMarked
package org.deepmovie.internal.factor;

import org.jspecify.annotations.NullMarked;
