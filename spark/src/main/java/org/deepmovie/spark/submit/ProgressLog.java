package org.deepmovie.spark.submit;

import java.io.PrintStream;
import java.util.Locale;
import org.deepmovie.train.TrainingListener;

/** Prints a line by stage and epoch of a fit. */
final class ProgressLog implements TrainingListener {

  private final PrintStream log;

  ProgressLog(PrintStream log) {
    this.log = log;
  }

  @Override
  public void onEpoch(Epoch epoch) {
    log.printf(
        Locale.ROOT,
        "epoch %d of at most %d: RMSE %.4f%s, %.2f s%n",
        epoch.number(),
        epoch.maxEpochs(),
        epoch.trainError(),
        Double.isNaN(epoch.validationError())
            ? ""
            : String.format(
                Locale.ROOT,
                ", validation %.4f%s",
                epoch.validationError(),
                epoch.best() ? " (best)" : ""),
        epoch.seconds());
  }

  @Override
  public void onProgress(Progress progress) {
    log.println(progress.done() < progress.total() ? progress.task() : progress.task() + ": done");
  }
}
