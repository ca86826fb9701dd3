package org.deepmovie.blend;

import org.deepmovie.internal.train.FitChecks;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.TrainingListener.Epoch;
import org.deepmovie.train.TrainingListener.Measures;

/**
 * Reports the fits of parts, each as an epoch of the blend. None of them is the best, as all of
 * their models are kept.
 */
final class BlendProgress {

  private final int fits;
  private final TrainingListener listener;
  private int number;
  private String part = "";
  private long start;
  private double trainError;

  /**
   * A report to {@code listener}.
   *
   * @param fits the number of fits
   */
  BlendProgress(int fits, TrainingListener listener) {
    this.fits = fits;
    this.listener = listener;
  }

  /**
   * Starts a fit.
   *
   * @param spec the part's name with its options
   * @return receives the epochs of the part
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  TrainingListener start(String spec) {
    number++;
    FitChecks.requireNotInterrupted(Blend.NAME, number);
    part = spec;
    trainError = Double.NaN;
    start = System.nanoTime();
    return new TrainingListener() {
      @Override
      public void onEpoch(Epoch epoch) {
        trainError =
            epoch.measures().train().equals(Measures.RMSE.train())
                ? epoch.trainError()
                : Double.NaN;
      }

      @Override
      public void onProgress(Progress progress) {
        listener.onProgress(progress);
      }
    };
  }

  /** Ends a fit with the RMSE on the validation ratings, NaN if there are none. */
  void fitted(double validationError) {
    double seconds = (System.nanoTime() - start) / 1e9;
    String label = "RMSE of " + part;
    listener.onEpoch(
        new Epoch(
            number, fits, new Measures(label, label), trainError, validationError, seconds, false));
  }
}
