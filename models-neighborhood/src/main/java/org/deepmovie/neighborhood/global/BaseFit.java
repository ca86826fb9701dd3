package org.deepmovie.neighborhood.global;

/**
 * The terms to which the neighbors' term is added while they are fitted: biases, or SVD++ with its
 * biases. Users and items are numbered as in the {@link org.deepmovie.internal.data.CanonicalOrder}
 * of the training set.
 */
sealed interface BaseFit permits BiasFit, SvdPlusPlusFit {

  /**
   * Runs one epoch.
   *
   * @param number from 1
   * @throws ArithmeticException if a result is not finite
   */
  void epoch(int number);

  /** The sum of the terms as of the last epoch; several threads may call this. */
  double predict(int user, int item);

  /** The terms as of the last epoch, with the original numbers; later epochs do not change them. */
  BasePredictor checkpoint();
}
