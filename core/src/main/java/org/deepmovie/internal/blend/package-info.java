/** Registers the model {@code blend}. */
@NullMarked
package org.deepmovie.internal.blend;

import org.jspecify.annotations.NullMarked;
