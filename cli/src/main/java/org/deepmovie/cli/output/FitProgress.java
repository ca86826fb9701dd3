package org.deepmovie.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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
  public synchronized void onProgress(Progress step) {
    progress.show(step.done(), step.total(), step.task(), "");
  }

  @Override
  public synchronized void onRanked(int done, int users) {
    progress.show(done, users, "users ranked", "");
  }

  static String describe(Epoch epoch) {
    List<String> errors = new ArrayList<>();
    if (!Double.isNaN(epoch.validationError())) {
      errors.add(describe("validation " + epoch.measures().validation(), epoch.validationError()));
    }
    if (!Double.isNaN(epoch.trainError()) || errors.isEmpty()) {
      errors.add(describe("train " + epoch.measures().train(), epoch.trainError()));
    }
    return String.join(", ", errors);
  }

  private static String describe(String measure, double error) {
    return Double.isNaN(error)
        ? measure + " not computed"
        : String.format(Locale.ROOT, "%s %.4f", measure, error);
  }

  @Override
  public final void close() {
    progress.close();
  }
}
