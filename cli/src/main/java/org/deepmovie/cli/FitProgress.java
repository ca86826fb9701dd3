package org.deepmovie.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.deepmovie.train.TrainingListener;

/** Shows how a fit goes, epoch by epoch. */
final class FitProgress implements TrainingListener, AutoCloseable {

  private final Progress progress;

  FitProgress(String model, PrintWriter err) {
    this.progress = new Progress(model, "epochs", err);
  }

  @Override
  public void onEpoch(Epoch epoch) {
    progress.show(epoch.number(), epoch.of(), errors(epoch));
  }

  static String errors(Epoch epoch) {
    String train =
        String.format(Locale.ROOT, "train %s %.4f", epoch.measures().train(), epoch.trainError());
    return Double.isNaN(epoch.validationError())
        ? train
        : String.format(
            Locale.ROOT,
            "validation %s %.4f, %s",
            epoch.measures().validation(),
            epoch.validationError(),
            train);
  }

  @Override
  public void close() {
    progress.close();
  }
}
