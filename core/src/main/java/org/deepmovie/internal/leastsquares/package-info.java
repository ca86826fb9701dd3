/** Alternating least squares: normal equations, their solvers, and half-sweeps. */
package org.deepmovie.internal.leastsquares;
