package org.deepmovie.mf.baseline;

/** How the biases of a {@link Baseline} are fitted. */
public enum BaselineMethod {
  /** Items' and users' biases in turn, each the minimum given the others. */
  ALS,
  /** Shrunken means: items' deviations from mu, then users' from both (Koren 2010, 2.1). */
  MEANS,
  /** Stochastic gradient descent, rating by rating. */
  SGD
}
