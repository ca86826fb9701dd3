package org.deepmovie.model;

/** Is told how training goes. */
@FunctionalInterface
public interface TrainingListener {

  /** Called after each epoch (sweep, iteration), on the thread that called {@code fit}. */
  void onEpoch(Epoch epoch);

  /**
   * One epoch.
   *
   * @param number from 1
   * @param of the number of epochs if training is not stopped early
   * @param trainRmse the error on the training ratings, or NaN if not computed
   * @param validationRmse the error on the validation ratings, or NaN if there are none
   * @param seconds how long the epoch took, without the computing of the two errors
   * @param best whether this is the best epoch so far, the one that will be kept
   */
  record Epoch(
      int number, int of, double trainRmse, double validationRmse, double seconds, boolean best) {}
}
