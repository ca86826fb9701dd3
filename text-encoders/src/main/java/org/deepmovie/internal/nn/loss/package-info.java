/**
 * Losses of networks, each with its gradient. A caller that has its own loop over ratings asks for
 * the gradient of one rating; sums and scales are the caller's.
 */
@NullMarked
package org.deepmovie.internal.nn.loss;

import org.jspecify.annotations.NullMarked;
