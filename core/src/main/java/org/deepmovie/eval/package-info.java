/** Rating and ranking metrics, and the evaluator that computes them for any recommender. */
@NullMarked
package org.deepmovie.eval;

import org.jspecify.annotations.NullMarked;
