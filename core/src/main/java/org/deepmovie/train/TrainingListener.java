package org.deepmovie.train;

/** Receives training progress. */
@FunctionalInterface
public interface TrainingListener {

  /** Called after each epoch, on the thread that called {@code fit}. */
  void onEpoch(Epoch epoch);

  /**
   * What the two errors of an epoch are, as a label before a number.
   *
   * @param train what is measured on the training ratings
   * @param validation what is measured on the validation ratings
   */
  record Measures(String train, String validation) {
    /** Of models that predict ratings. */
    public static final Measures RMSE = new Measures("RMSE", "RMSE");
  }

  /**
   * One epoch.
   *
   * @param number from 1
   * @param maxEpochs the number of epochs if training is not stopped early
   * @param measures what the two errors are
   * @param trainError the error on the training ratings, or NaN if not computed
   * @param validationError the error on the validation ratings, or NaN if there are none, or before
   *     the first draw of a Markov chain is stored
   * @param seconds how long the epoch took, without the computation of the two errors
   * @param best whether this is the best epoch so far, whose checkpoint is kept
   */
  record Epoch(
      int number,
      int maxEpochs,
      Measures measures,
      double trainError,
      double validationError,
      double seconds,
      boolean best) {}
}
