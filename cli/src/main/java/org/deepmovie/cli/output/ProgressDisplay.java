package org.deepmovie.cli.output;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows the progress of a long task: as a bar on a terminal, elsewhere as a line every ten seconds,
 * so that a log is neither silent nor flooded.
 */
public final class ProgressDisplay implements AutoCloseable {

  private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

  private final String task;
  private final String unit;
  private final PrintWriter err;
  private final @Nullable ProgressBar bar;
  private long lastLine = System.nanoTime();

  /**
   * Starts the display.
   *
   * @param task name of the task
   * @param unit what is counted, in the plural
   * @param err where lines are written if there is no terminal
   */
  public ProgressDisplay(String task, String unit, PrintWriter err) {
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

  /** Shows that {@code done} of at most {@code max} units are done, and {@code message}. */
  public void show(int done, int max, String message) {
    show(done, max, unit, message);
  }

  /** As above, counting another unit. */
  void show(int done, int max, String counted, String message) {
    if (bar != null) {
      bar.maxHint(max);
      bar.stepTo(done);
      bar.setExtraMessage(message.isEmpty() ? counted : message);
    } else if (System.nanoTime() - lastLine > NANOS_BETWEEN_LINES) {
      lastLine = System.nanoTime();
      err.printf(
          "%s: %d of at most %d %s%s%n",
          task, done, max, counted, message.isEmpty() ? "" : ", " + message);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
