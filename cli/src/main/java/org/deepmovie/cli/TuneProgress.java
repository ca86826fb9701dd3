package org.deepmovie.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.deepmovie.tune.ObjectiveValue;
import org.deepmovie.tune.Rung;
import org.deepmovie.tune.Trial;
import org.deepmovie.tune.TuningListener;

/** Shows how a search goes, fit by fit, and within a fit epoch by epoch. */
final class TuneProgress implements TuningListener, AutoCloseable {

  private final Progress progress;
  private int done;
  private int fits;
  private Optional<ObjectiveValue> best = Optional.empty();

  TuneProgress(String model, PrintWriter err) {
    this.progress = new Progress("tuning " + model, "fits", err);
  }

  @Override
  public void onFit(Rung rung, int fitsDone, int of) {
    done = fitsDone;
    fits = of;
    show("");
  }

  @Override
  public void onEpoch(Epoch epoch) {
    show("now at epoch " + epoch.number() + " of " + epoch.of() + ", ");
  }

  @Override
  public void onTrial(Trial trial) {
    if (best.isEmpty() || trial.error() < best.get().error()) {
      best = trial.value();
    }
    done++;
    show("");
  }

  private void show(String now) {
    String least =
        best.map(
                outcome ->
                    String.format(
                        Locale.ROOT, "least %s so far %.4f", outcome.measure(), outcome.error()))
            .orElse("no result yet");
    progress.show(done, fits, now + least);
  }

  @Override
  public void close() {
    progress.close();
  }
}
