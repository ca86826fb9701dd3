package org.deepmovie.nn;

/** The basis of the learned functions of a Kolmogorov-Arnold layer, on -1 .. 1. */
public enum KanBasis {
  /** Cubic B-splines on a uniform grid (Liu et al., 2024, section 2.2). */
  SPLINE,
  /** Chebyshev polynomials of the first kind (Sidharth et al., 2024). */
  CHEBYSHEV
}
