package org.deepmovie.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed number of threads over rows that do not depend on each other.
 *
 * <p>Which thread takes which rows is left to chance, so the work of a row may depend on the row
 * and on nothing else; then the result is the same at any number of threads.
 */
public final class Workers implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final int threads;
  private final ExecutorService executor;

  /**
   * Starts {@code threads} threads; one means the caller's own.
   *
   * @throws IllegalArgumentException if {@code threads} is below 1
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads=" + threads + "; give 1 or more");
    }
    this.threads = threads;
    this.executor =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads,
                task -> {
                  Thread thread = new Thread(task, "deepmovie-" + NUMBER.incrementAndGet());
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /** The number of threads. */
  public int threads() {
    return threads;
  }

  /** Work on the rows {@code from .. to-1}. */
  @FunctionalInterface
  public interface Body {
    /**
     * Works on a range of rows.
     *
     * @param worker 0 .. threads-1; no two calls with one number run at the same time, so it may
     *     index a workspace
     */
    void run(int worker, int from, int to);
  }

  /**
   * Runs {@code body} over {@code 0 .. rows-1} in ranges of {@code grain} rows and waits for all.
   *
   * @throws RuntimeException what {@code body} threw, after the other threads ended
   */
  public void forEach(int rows, int grain, Body body) {
    if (executor == null || rows <= grain) {
      for (int from = 0; from < rows; from += grain) {
        body.run(0, from, Math.min(rows, from + grain));
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int worker = 0; worker < threads; worker++) {
      int number = worker;
      running.add(
          executor.submit(
              () -> {
                for (int from; (from = next.getAndAdd(grain)) < rows; ) {
                  body.run(number, from, Math.min(rows, from + grain));
                }
              }));
    }
    await(running);
  }

  private static void await(List<Future<?>> running) {
    RuntimeException failure = null;
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        failure = (RuntimeException) e.getCause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure = new IllegalStateException("interrupted while fitting or evaluating", e);
        running.forEach(other -> other.cancel(true));
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
