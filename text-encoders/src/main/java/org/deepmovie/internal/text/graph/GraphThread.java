package org.deepmovie.internal.text.graph;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The thread on which a graph computes. ND4J has one generator of random numbers and one set of
 * named workspaces for each thread, and all graphs of Deeplearning4j share the names. A graph on
 * the caller's thread would meet those of a caller that uses ND4J itself. The thread ends when it
 * has been idle for a while, and starts again when it is needed.
 */
final class GraphThread implements AutoCloseable {

  /** After how many seconds without work the thread ends. */
  static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor executor;

  GraphThread() {
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new ThreadFactoryBuilder().setNameFormat("deepmovie-graph").setDaemon(true).build());
    executor.allowCoreThreadTimeOut(true);
  }

  /** Keeps the thread, and the workspaces that are open on it, until {@link #letGo}. */
  void hold() {
    executor.allowCoreThreadTimeOut(false);
  }

  /** Lets the thread end when it is idle. */
  void letGo() {
    executor.allowCoreThreadTimeOut(true);
  }

  /** Computes on the thread, and waits for it; what the computation throws is thrown here. */
  <T> T call(Supplier<T> computation) {
    try {
      return CompletableFuture.supplyAsync(computation, executor).join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      Throwables.throwIfUnchecked(cause);
      throw e;
    }
  }

  /** Runs on the thread, and waits for it; what the task throws is thrown here. */
  void run(Runnable task) {
    call(
        () -> {
          task.run();
          return true;
        });
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
