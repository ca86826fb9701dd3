/**
 * Optimizers of network parameters: the step that moves weights against a gradient, and Adam over
 * all parameters of a network. Networks that Deeplearning4j runs are moved by its own updaters,
 * because these own the arrays of such a network.
 */
@NullMarked
package org.deepmovie.internal.nn.optimizer;

import org.jspecify.annotations.NullMarked;
