/** Gibbs sampling: chains, the priors that they draw, and what is kept of them. */
package org.deepmovie.bayes;
