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
   * @param unit what is counted, in the singular
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
                .build();
  }

  /** Unit {@code number} of at most {@code of} is reached, of which {@code message} tells more. */
  void show(int number, int of, String message) {
    if (bar != null) {
      bar.maxHint(of);
      bar.stepTo(number);
      bar.setExtraMessage(message);
    } else if (System.nanoTime() - lastLine > NANOS_BETWEEN_LINES) {
      lastLine = System.nanoTime();
      err.printf("%s: %s %d of at most %d, %s%n", task, unit, number, of, message);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
