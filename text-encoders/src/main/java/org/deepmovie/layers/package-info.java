/**
 * Layers with hand-written gradients over arrays of floats, and the optimizer that trains them, on
 * the BLAS of ND4J's backend.
 */
package org.deepmovie.layers;
