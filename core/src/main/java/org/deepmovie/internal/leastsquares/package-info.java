/** Alternating least squares: normal equations, their solvers, and half-sweeps. */
@NullMarked
package org.deepmovie.internal.leastsquares;

import org.jspecify.annotations.NullMarked;
