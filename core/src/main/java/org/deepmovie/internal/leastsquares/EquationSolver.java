package org.deepmovie.internal.leastsquares;

import org.deepmovie.internal.kernel.Kernels;

/** How the normal equations of a row are solved. */
public enum EquationSolver {
  /** Exactly, by Cholesky factorization; faster for short vectors. */
  CHOLESKY,
  /** By a few steps of conjugate gradients from the vector of the epoch before. */
  CG;

  /**
   * A workspace for vectors of length {@code dimension}.
   *
   * @param cgSteps the number of steps of {@link #CG}, from 1
   */
  public NormalEquationSolver workspace(int dimension, int cgSteps) {
    return switch (this) {
      case CHOLESKY -> new CholeskySolver(dimension, Kernels.best());
      case CG -> new ConjugateGradientSolver(dimension, cgSteps, Kernels.best());
    };
  }
}
