/** Elementary functions in loops that vectorize. */
@NullMarked
package org.deepmovie.internal.nn.math;

import org.jspecify.annotations.NullMarked;
