/** The loop that alternates probabilistic matrix factorization with a network that reads items. */
package org.deepmovie.hybrid;
