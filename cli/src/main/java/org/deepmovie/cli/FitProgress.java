package org.deepmovie.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.deepmovie.model.TrainingListener;

/** Shows how a fit goes, epoch by epoch. */
final class FitProgress implements TrainingListener, AutoCloseable {

  private final Progress progress;

  FitProgress(String model, PrintWriter err) {
    this.progress = new Progress(model, "epochs", err);
  }

  @Override
  public void onEpoch(Epoch epoch) {
    String train = String.format(Locale.ROOT, "train %.4f", epoch.trainRmse());
    progress.show(
        epoch.number(),
        epoch.of(),
        Double.isNaN(epoch.validationRmse())
            ? "RMSE " + train
            : String.format(
                Locale.ROOT, "RMSE validation %.4f, %s", epoch.validationRmse(), train));
  }

  @Override
  public void close() {
    progress.close();
  }
}
