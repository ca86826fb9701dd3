package org.deepmovie.train;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Receives training progress: each epoch, or, from a model without epochs, how far it is. A
 * listener that throws ends the fit.
 */
@FunctionalInterface
public interface TrainingListener {

  /** Called after each epoch, on the thread that called {@code fit}. */
  void onEpoch(Epoch epoch);

  /**
   * Called about ten times a second by a model that is not fitted in epochs, and at the end of each
   * of its tasks, on the thread that called {@code fit}.
   */
  default void onProgress(Progress progress) {}

  /** A listener to which {@code other} listens, too: it receives each epoch first. */
  default TrainingListener after(Consumer<Epoch> other) {
    TrainingListener next = this;
    return new TrainingListener() {
      @Override
      public void onEpoch(Epoch epoch) {
        other.accept(epoch);
        next.onEpoch(epoch);
      }

      @Override
      public void onProgress(Progress progress) {
        next.onProgress(progress);
      }
    };
  }

  /**
   * Passes the progress of one task on to {@link #onProgress}.
   *
   * @param task what is computed, such as "neighbors of items"
   * @param total the number of its units
   * @return receives the number of units done
   */
  default IntConsumer task(String task, int total) {
    return done -> onProgress(new Progress(task, done, total));
  }

  /**
   * How far a task is.
   *
   * @param task what is computed, such as "neighbors of items"
   * @param done the number of units done
   * @param total the number of all units
   */
  record Progress(String task, int done, int total) {}

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
