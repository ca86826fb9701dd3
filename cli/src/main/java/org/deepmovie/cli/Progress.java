package org.deepmovie.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how something long goes: a bar on a terminal; elsewhere a plain line now and then, so that
 * a log is neither silent nor flooded.
 */
final class Progress implements AutoCloseable {

  private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

  private final String task;
  private final String unit;
  private final PrintWriter err;
  private final ProgressBar bar;
  private long lastLine = System.nanoTime();

  /**
   * Begins to show.
   *
   * @param task what goes on
   * @param unit what is counted, in the plural
   */
  Progress(String task, String unit, PrintWriter err) {
    this.task = task;
    this.unit = unit;
    this.err = err;
    this.bar =
        !Terminal.isInteractive()
            ? null
            : new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .continuousUpdate()
                .build();
  }

  /** So many of at most {@code of} units are done; {@code message} tells more. */
  void show(int done, int of, String message) {
    if (bar != null) {
      bar.maxHint(of);
      bar.stepTo(done);
      bar.setExtraMessage(message);
    } else if (System.nanoTime() - lastLine > NANOS_BETWEEN_LINES) {
      lastLine = System.nanoTime();
      err.printf("%s: %d of at most %d %s, %s%n", task, done, of, unit, message);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
