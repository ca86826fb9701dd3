/** Gibbs sampling: Markov chains, priors, and posterior draws. */
@NullMarked
package org.deepmovie.internal.bayes;

import org.jspecify.annotations.NullMarked;
