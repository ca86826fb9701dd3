/** Elementary functions in loops that the JVM vectorizes. */
@NullMarked
package org.deepmovie.internal.nn.math;

import org.jspecify.annotations.NullMarked;
