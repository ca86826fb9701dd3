package org.deepmovie.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.deepmovie.model.TrainingListener;

/**
 * Shows how a fit goes: a bar on a terminal; elsewhere a plain line now and then, so that a log is
 * neither silent nor flooded.
 */
final class FitProgress implements TrainingListener, AutoCloseable {

  private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

  private final String model;
  private final PrintWriter err;
  private final ProgressBar bar;
  private long lastLine = System.nanoTime();

  FitProgress(String model, PrintWriter err) {
    this.model = model;
    this.err = err;
    this.bar =
        !Terminal.isInteractive()
            ? null
            : new ProgressBarBuilder()
                .setTaskName(model)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .build();
  }

  @Override
  public void onEpoch(Epoch epoch) {
    if (bar != null) {
      bar.maxHint(epoch.of());
      bar.stepTo(epoch.number());
      bar.setExtraMessage(errors(epoch));
    } else if (System.nanoTime() - lastLine > NANOS_BETWEEN_LINES) {
      lastLine = System.nanoTime();
      err.printf(
          Locale.ROOT,
          "%s: epoch %d of at most %d, %s%n",
          model,
          epoch.number(),
          epoch.of(),
          errors(epoch));
    }
  }

  private static String errors(Epoch epoch) {
    String train = String.format(Locale.ROOT, "train %.4f", epoch.trainRmse());
    return Double.isNaN(epoch.validationRmse())
        ? "RMSE " + train
        : String.format(Locale.ROOT, "RMSE validation %.4f, %s", epoch.validationRmse(), train);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
