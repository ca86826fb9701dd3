package org.deepmovie.benchmarks.spark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.deepmovie.train.TrainingListener;

/** Counts what the tasks of a session need. */
final class SparkCosts extends SparkListener {

  /**
   * What was needed.
   *
   * @param taskSeconds CPU time of the tasks
   * @param processSeconds CPU time of this process, compilers and collectors included
   * @param wallSeconds by the clock
   * @param shuffleBytes written for shuffles
   */
  record Cost(double taskSeconds, double processSeconds, double wallSeconds, double shuffleBytes) {

    private Cost minus(Cost other, int epochs) {
      return new Cost(
          (taskSeconds - other.taskSeconds) / epochs,
          (processSeconds - other.processSeconds) / epochs,
          (wallSeconds - other.wallSeconds) / epochs,
          (shuffleBytes - other.shuffleBytes) / epochs);
    }
  }

  private static final int FEWER_EPOCHS = 2;
  private static final int MILLISECONDS_FOR_EVENTS = 3000;

  private final AtomicLong taskNanoseconds = new AtomicLong();
  private final AtomicLong shuffleBytes = new AtomicLong();

  private SparkCosts() {}

  static SparkCosts of(SparkSession session) {
    SparkCosts costs = new SparkCosts();
    session.sparkContext().addSparkListener(costs);
    return costs;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskMetrics() != null) {
      taskNanoseconds.addAndGet(end.taskMetrics().executorCpuTime());
      shuffleBytes.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
    }
  }

  /**
   * The mean cost of an epoch of something that does not tell when an epoch ends: what a fit of
   * some more epochs needs more than one of 2, after one by which the JVM warms up.
   *
   * @param epochs how many more
   * @param fit fits with so many epochs
   */
  Cost ofUnseenEpoch(int epochs, IntConsumer fit) {
    fit.accept(FEWER_EPOCHS + epochs);
    Cost start = started();
    fit.accept(FEWER_EPOCHS);
    Cost few = ended().minus(start, 1);
    start = started();
    fit.accept(FEWER_EPOCHS + epochs);
    return ended().minus(start, 1).minus(few, epochs);
  }

  /**
   * The mean cost of an epoch from the third on, after a fit by which the JVM warms up.
   *
   * @param epochs how many
   * @param fit fits with so many epochs and a listener
   */
  Cost ofEpoch(int epochs, ObjIntConsumer<TrainingListener> fit) {
    fit.accept(epoch -> {}, FEWER_EPOCHS + epochs);
    Cost[] marks = new Cost[2];
    fit.accept(
        epoch -> {
          if (epoch.number() == FEWER_EPOCHS) {
            marks[0] = started();
          } else if (epoch.number() == FEWER_EPOCHS + epochs) {
            marks[1] = ended();
          }
        },
        FEWER_EPOCHS + epochs);
    return marks[1].minus(marks[0], epochs);
  }

  /** What was needed up to now, where something starts. */
  private Cost started() {
    awaitEvents();
    return now();
  }

  /** What was needed up to now, where something ended. */
  private Cost ended() {
    Cost end = now();
    awaitEvents();
    Cost events = now();
    return new Cost(
        events.taskSeconds(), end.processSeconds(), end.wallSeconds(), events.shuffleBytes());
  }

  private Cost now() {
    return new Cost(
        taskNanoseconds.get() / 1e9,
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
            / 1e9,
        System.nanoTime() / 1e9,
        shuffleBytes.get());
  }

  /** Spark tells listeners of the end of tasks a little later. */
  private static void awaitEvents() {
    try {
      Thread.sleep(MILLISECONDS_FOR_EVENTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
