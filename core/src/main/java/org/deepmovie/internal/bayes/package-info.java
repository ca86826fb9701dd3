/** Gibbs sampling: Markov chains, priors, and posterior draws. */
package org.deepmovie.internal.bayes;
