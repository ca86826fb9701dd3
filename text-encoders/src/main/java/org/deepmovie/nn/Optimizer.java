package org.deepmovie.nn;

/** How the gradient g of a step moves the weights w. */
public enum Optimizer {
  /**
   * Adam (Kingma and Ba, ICLR 2015, algorithm 1): m = 0.9 m + 0.1 g, v = 0.999 v + 0.001 g^2, w = w
   * - rate (m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.999^t)) + 1e-8) in step t.
   */
  ADAM,

  /** RMSProp (Tieleman and Hinton 2012): v = 0.9 v + 0.1 g^2, w = w - rate g / (sqrt(v) + 1e-8). */
  RMSPROP,

  /** Stochastic gradient descent: w = w - rate g. */
  SGD
}
