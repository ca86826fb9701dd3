package org.deepmovie.train;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads over rows that do not depend on each other.
 *
 * <p>Which thread takes which rows is left to chance, so the work of a row may depend on the row
 * and on nothing else; then the result is the same at any number of threads.
 *
 * <p>An interrupt of the calling thread cancels the work: ranges that are being worked on are
 * finished, and no other is started.
 */
public final class Workers implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** How often progress is reported, in milliseconds. */
  private static final long REPORT_MILLIS = 100;

  private final int threads;
  private final @Nullable ExecutorService executor;

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
   * Runs {@code body} over {@code 0 .. rows-1} in ranges of {@code grain} rows, the last range
   * being shorter if need be, and waits for all. No more threads work than there are ranges.
   *
   * @throws RuntimeException what {@code body} threw for the lowest range that failed, after the
   *     other threads finished the ranges they were at
   * @throws IllegalArgumentException if {@code grain} is below 1
   * @throws CancellationException if the calling thread is interrupted, also before the call; it
   *     stays interrupted
   */
  public void forEach(int rows, int grain, Body body) {
    forEach(rows, grain, body, done -> {});
  }

  /**
   * As above, with progress.
   *
   * @param progress receives the number of rows done, on the calling thread: about ten times a
   *     second, and at the end
   */
  public void forEach(int rows, int grain, Body body, IntConsumer progress) {
    if (grain < 1) {
      throw new IllegalArgumentException("grain=" + grain + "; give 1 or more");
    }
    requireNotInterrupted();
    if (executor == null || rows <= grain) {
      runHere(rows, grain, body, progress);
    } else {
      int ranges = rows / grain + (rows % grain == 0 ? 0 : 1);
      int used = Math.min(threads, ranges);
      Pass pass = new Pass(rows, grain, body, used);
      for (int worker = 0; worker < used; worker++) {
        int number = worker;
        executor.execute(() -> pass.work(number));
      }
      pass.await(progress);
    }
    progress.accept(rows);
  }

  private static void runHere(int rows, int grain, Body body, IntConsumer progress) {
    long reported = System.nanoTime();
    for (int from = 0; from < rows; from += grain) {
      requireNotInterrupted();
      body.run(0, from, Math.min(rows, from + grain));
      if (System.nanoTime() - reported > TimeUnit.MILLISECONDS.toNanos(REPORT_MILLIS)) {
        progress.accept(Math.min(rows, from + grain));
        reported = System.nanoTime();
      }
    }
  }

  /**
   * Ends interrupted work: for long loops outside {@link #forEach}, about every 100 ms of CPU time.
   *
   * @throws CancellationException if the thread is interrupted; it stays interrupted
   */
  public static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  private static CancellationException interrupted() {
    return new CancellationException("the thread was interrupted");
  }

  /**
   * The sum of what {@code value} gives for each of the rows {@code 0 .. rows-1}: worked out in
   * ranges of {@code grain} rows, added up in the order of the rows.
   *
   * @throws RuntimeException as {@link #forEach} does
   */
  public double sum(int rows, int grain, IntToDoubleFunction value) {
    double[] values = new double[rows];
    forEach(
        rows,
        grain,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            values[row] = value.applyAsDouble(row);
          }
        });
    double sum = 0;
    for (double each : values) {
      sum += each;
    }
    return sum;
  }

  /** One call of {@link #forEach}: ranges are handed out in ascending order until one fails. */
  private static final class Pass {
    private final int rows;
    private final int grain;
    private final Body body;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Failure> failure = new AtomicReference<>();
    private final CountDownLatch running;

    Pass(int rows, int grain, Body body, int threads) {
      this.rows = rows;
      this.grain = grain;
      this.body = body;
      this.running = new CountDownLatch(threads);
    }

    void work(int worker) {
      try {
        for (int from; failure.get() == null && (from = next.getAndAdd(grain)) < rows; ) {
          run(worker, from);
        }
      } finally {
        running.countDown();
      }
    }

    private void run(int worker, int from) {
      try {
        int to = Math.min(rows, from + grain);
        body.run(worker, from, to);
        done.addAndGet(to - from);
      } catch (RuntimeException | Error e) {
        fail(new Failure(from, e));
      }
    }

    private void fail(Failure other) {
      failure.accumulateAndGet(
          other, (known, added) -> known == null || added.from < known.from ? added : known);
    }

    void await(IntConsumer progress) {
      boolean interrupted = false;
      while (true) {
        try {
          if (running.await(REPORT_MILLIS, TimeUnit.MILLISECONDS)) {
            break;
          }
          report(progress);
        } catch (InterruptedException e) {
          interrupted = true;
          fail(new Failure(rows, interrupted()));
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      Failure failed = failure.get();
      if (failed != null && failed.cause instanceof Error error) {
        throw error;
      }
      if (failed != null) {
        throw (RuntimeException) failed.cause;
      }
    }

    private void report(IntConsumer progress) {
      try {
        progress.accept(done.get());
      } catch (RuntimeException | Error e) {
        fail(new Failure(rows, e));
      }
    }

    private record Failure(int from, Throwable cause) {}
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
