/**
 * Optimizers of network parameters: the step that changes weights by their gradient, and Adam over
 * all parameters of a network. Networks on Deeplearning4j use its updaters, because these own the
 * arrays of such a network.
 */
@NullMarked
package org.deepmovie.internal.nn.optimizer;

import org.jspecify.annotations.NullMarked;
