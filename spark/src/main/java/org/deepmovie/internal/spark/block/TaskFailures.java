package org.deepmovie.internal.spark.block;

import java.util.function.Supplier;

/** What went wrong in a task of an executor, in place of Spark's report of it. */
public final class TaskFailures {

  private TaskFailures() {}

  /**
   * The result of a job.
   *
   * @throws ArithmeticException if that ended one of its tasks
   * @throws RuntimeException whatever else the job throws
   */
  public static <T> T unwrap(Supplier<T> job) {
    try {
      return job.get();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) { // Spark's methods throw checked exceptions that they do not declare.
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ArithmeticException arithmetic) {
          throw arithmetic;
        }
      }
      throw new IllegalStateException("a Spark job failed: " + e.getMessage(), e);
    }
  }
}
