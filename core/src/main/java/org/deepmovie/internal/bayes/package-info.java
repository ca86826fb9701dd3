/** Gibbs sampling of factorizations: priors, samplers, the draws, and predictions from them. */
package org.deepmovie.internal.bayes;
