package org.deepmovie.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import org.deepmovie.eval.ExperimentListener;

/** Shows the progress of a fit by epochs, and of its evaluation by ranked users. */
public class FitProgress implements ExperimentListener, AutoCloseable {

  private final ProgressDisplay progress;

  public FitProgress(String model, PrintWriter err) {
    this.progress = new ProgressDisplay(model, "epochs", err);
  }

  @Override
  public synchronized void onEpoch(Epoch epoch) {
    progress.show(epoch.number(), epoch.maxEpochs(), describe(epoch));
  }

  @Override
  public synchronized void onRanked(int done, int users) {
    progress.show(done, users, "users ranked", "");
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
  public final void close() {
    progress.close();
  }
}
