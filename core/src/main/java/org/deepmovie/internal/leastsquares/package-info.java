/**
 * Alternating least squares: normal equations, their solvers, and the update of all users or all
 * items.
 */
@NullMarked
package org.deepmovie.internal.leastsquares;

import org.jspecify.annotations.NullMarked;
