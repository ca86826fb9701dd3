/** Alternating least squares: normal equations, their solvers, and the update of one side. */
@NullMarked
package org.deepmovie.internal.leastsquares;

import org.jspecify.annotations.NullMarked;
