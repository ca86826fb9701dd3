/** Optimizers of network parameters. */
package org.deepmovie.internal.nn.optimizer;
