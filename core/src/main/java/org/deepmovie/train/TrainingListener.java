package org.deepmovie.train;

/** Is told how training goes. */
@FunctionalInterface
public interface TrainingListener {

  /** Called after each epoch (sweep, iteration), on the thread that called {@code fit}. */
  void onEpoch(Epoch epoch);

  /**
   * What the two errors of an epoch are, in words that may stand before a number.
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
   * @param of the number of epochs if training is not stopped early
   * @param measures what the two errors are
   * @param trainError the error on the training ratings, or NaN if not computed
   * @param validationError the error on the validation ratings, or NaN if there are none
   * @param seconds how long the epoch took, without the computing of the two errors
   * @param best whether this is the best epoch so far, the one that will be kept
   */
  record Epoch(
      int number,
      int of,
      Measures measures,
      double trainError,
      double validationError,
      double seconds,
      boolean best) {}
}
