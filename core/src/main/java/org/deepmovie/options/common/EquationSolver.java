package org.deepmovie.options.common;

/** How the normal equations of a row are solved. */
public enum EquationSolver {
  /** Exactly, by Cholesky factorization; faster for short vectors. */
  CHOLESKY,
  /** By a few steps of conjugate gradients from the vector of the epoch before. */
  CG
}
