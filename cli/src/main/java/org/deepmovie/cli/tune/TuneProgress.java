package org.deepmovie.cli.tune;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.deepmovie.cli.output.ProgressDisplay;
import org.deepmovie.tune.ObjectiveValue;
import org.deepmovie.tune.Rung;
import org.deepmovie.tune.Trial;
import org.deepmovie.tune.TuningListener;

/** Shows the progress of a search by fits, and of each fit by epochs. */
final class TuneProgress implements TuningListener, AutoCloseable {

  private final ProgressDisplay display;
  private int fitsDone;
  private int fitsPlanned;
  private Optional<ObjectiveValue> best = Optional.empty();

  TuneProgress(String model, PrintWriter err) {
    this.display = new ProgressDisplay("tuning " + model, "fits", err);
  }

  @Override
  public void onFit(Rung rung, int done, int of) {
    fitsDone = done;
    fitsPlanned = of;
    show("");
  }

  @Override
  public void onEpoch(Epoch epoch) {
    show("at epoch " + epoch.number() + " of " + epoch.maxEpochs() + ", ");
  }

  @Override
  public void onTrial(Trial trial) {
    if (best.isEmpty() || trial.error() < best.get().error()) {
      best = trial.value();
    }
    fitsDone++;
    show("");
  }

  private void show(String currentFit) {
    String least =
        best.map(
                outcome ->
                    String.format(
                        Locale.ROOT, "least %s so far %.4f", outcome.measure(), outcome.error()))
            .orElse("no result yet");
    display.show(fitsDone, fitsPlanned, currentFit + least);
  }

  @Override
  public void close() {
    display.close();
  }
}
