/** Elementary functions in loops that vectorize. */
package org.deepmovie.internal.nn.math;
