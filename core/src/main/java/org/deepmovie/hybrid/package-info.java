/** The loop that alternates probabilistic matrix factorization with a network that reads items. */
@NullMarked
package org.deepmovie.hybrid;

import org.jspecify.annotations.NullMarked;
