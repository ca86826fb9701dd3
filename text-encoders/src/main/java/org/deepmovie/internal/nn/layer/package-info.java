/** Layers with hand-written gradients. */
@NullMarked
package org.deepmovie.internal.nn.layer;

import org.jspecify.annotations.NullMarked;
