package org.deepmovie.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import org.deepmovie.train.TrainingListener;

/** Shows the progress of a fit by epochs. */
public final class FitProgress implements TrainingListener, AutoCloseable {

  private final ProgressDisplay progress;

  public FitProgress(String model, PrintWriter err) {
    this.progress = new ProgressDisplay(model, "epochs", err);
  }

  @Override
  public void onEpoch(Epoch epoch) {
    progress.show(epoch.number(), epoch.maxEpochs(), describe(epoch));
  }

  static String describe(Epoch epoch) {
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
