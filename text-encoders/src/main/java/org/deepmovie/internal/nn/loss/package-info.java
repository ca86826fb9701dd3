/**
 * Losses of networks, each with its gradient. Some of them give the gradient for a single rating,
 * which the caller then scales and sums.
 */
@NullMarked
package org.deepmovie.internal.nn.loss;

import org.jspecify.annotations.NullMarked;
