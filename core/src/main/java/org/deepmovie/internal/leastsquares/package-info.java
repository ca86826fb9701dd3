/** Alternating least squares: normal equations, their solvers, and the update of one side. */
package org.deepmovie.internal.leastsquares;
