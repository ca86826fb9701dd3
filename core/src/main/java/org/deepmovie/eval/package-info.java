/** Rating and ranking metrics, and the evaluator that computes them for any recommender. */
package org.deepmovie.eval;
