package org.deepmovie.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.deepmovie.tune.Rung;
import org.deepmovie.tune.Trial;
import org.deepmovie.tune.TuningListener;

/** Shows how a search goes, fit by fit, and within a fit epoch by epoch. */
final class TuneProgress implements TuningListener, AutoCloseable {

  private final Progress progress;
  private int fit;
  private int fits;
  private double best = Double.NaN;

  TuneProgress(String model, PrintWriter err) {
    this.progress = new Progress("tuning " + model, "fit", err);
  }

  @Override
  public void onFit(Rung rung, int done, int of) {
    fit = done + 1;
    fits = of;
    show("");
  }

  @Override
  public void onEpoch(Epoch epoch) {
    show("epoch " + epoch.number() + " of " + epoch.of() + ", ");
  }

  @Override
  public void onTrial(Trial trial) {
    if (!trial.diverged() && !(best <= trial.rmse())) {
      best = trial.rmse();
    }
    show("");
  }

  private void show(String where) {
    progress.show(fit, fits, where + String.format(Locale.ROOT, "least RMSE so far %.4f", best));
  }

  @Override
  public void close() {
    progress.close();
  }
}
