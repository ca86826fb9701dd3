/**
 * Gibbs sampling of factorizations: priors, samplers, posterior draws, and predictions from them.
 */
@NullMarked
package org.deepmovie.internal.bayes;

import org.jspecify.annotations.NullMarked;
