/** Layers with hand-written gradients. */
package org.deepmovie.internal.nn.layer;
