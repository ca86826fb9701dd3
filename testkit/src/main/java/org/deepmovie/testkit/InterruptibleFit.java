package org.deepmovie.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CancellationException;
import org.deepmovie.data.Dataset;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.jspecify.annotations.Nullable;

/**
 * A fit on a thread of its own that observes when the fit asks whether it is interrupted. The fit
 * uses one thread, so that the computation and its questions are on the same one.
 */
public final class InterruptibleFit {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ObservedThread thread;

  private InterruptibleFit(ObservedThread thread) {
    this.thread = thread;
  }

  /**
   * Runs a fit.
   *
   * @param interruptAt which question is answered by yes, from 1, as are all later ones; with 0 the
   *     fit is not interrupted
   * @throws InterruptedException if this thread is interrupted while it waits for the fit
   */
  public static InterruptibleFit run(Trainer trainer, Dataset data, long seed, int interruptAt)
      throws InterruptedException {
    ObservedThread thread =
        new ObservedThread(
            () -> trainer.fit(data, TrainingContext.ofSeed(seed).withThreads(1)), interruptAt);
    thread.start();
    thread.join();
    if (thread.failure != null && !(thread.failure instanceof CancellationException)) {
      throw new IllegalStateException("the fit failed", thread.failure);
    }
    return new InterruptibleFit(thread);
  }

  /** How often the fit asked whether it is interrupted. */
  public int questions() {
    return thread.questions;
  }

  /** Whether the fit ended with a {@link CancellationException}. */
  public boolean cancelled() {
    return thread.failure != null;
  }

  /** The longest CPU time between two questions, and after the last one, in seconds. */
  public double longestWait() {
    return thread.longestWait / 1e9;
  }

  private static final class ObservedThread extends Thread {
    private final Runnable fit;
    private final int interruptAt;
    private int questions;
    private long lastQuestion;
    private long longestWait;
    private @Nullable RuntimeException failure;

    ObservedThread(Runnable fit, int interruptAt) {
      super("observed-fit");
      this.fit = fit;
      this.interruptAt = interruptAt;
    }

    @Override
    public void run() {
      lastQuestion = THREADS.getCurrentThreadCpuTime();
      try {
        fit.run();
      } catch (RuntimeException e) {
        failure = e;
      }
      measure();
    }

    @Override
    public boolean isInterrupted() {
      if (Thread.currentThread() == this) {
        measure();
        questions++;
      }
      return interruptAt > 0 && questions >= interruptAt;
    }

    private void measure() {
      long now = THREADS.getCurrentThreadCpuTime();
      longestWait = Math.max(longestWait, now - lastQuestion);
      lastQuestion = now;
    }
  }
}
