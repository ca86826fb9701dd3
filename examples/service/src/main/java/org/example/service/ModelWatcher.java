package org.example.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the model's file at intervals. Polling works on every file system, network drives and
 * mounted volumes included, where a {@link java.nio.file.WatchService} may tell nothing.
 */
final class ModelWatcher implements AutoCloseable {

  private static final Logger LOG = System.getLogger(ModelWatcher.class.getName());

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "model watcher"));

  ModelWatcher(LiveModel live, Duration interval) {
    timer.scheduleWithFixedDelay(
        () -> refresh(live), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void refresh(LiveModel live) {
    try {
      live.refresh();
    } catch (RuntimeException e) { // which would end the timer
      LOG.log(Level.ERROR, "The old model stays in service", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
