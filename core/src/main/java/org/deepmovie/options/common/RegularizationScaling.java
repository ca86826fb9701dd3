package org.deepmovie.options.common;

/** How the regularization of a user or item grows with its number of ratings n. */
public enum RegularizationScaling {
  /** The same for all. */
  NONE,
  /** With sqrt(n). */
  SQRT,
  /** With n: weighted-lambda regularization (Zhou et al. 2008, eq. 3). */
  COUNT;

  /** What multiplies the strength of the regularization: 1, sqrt(n) or n. */
  public double factor(int n) {
    return switch (this) {
      case NONE -> 1;
      case SQRT -> Math.sqrt(n);
      case COUNT -> n;
    };
  }
}
