package org.deepmovie.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void workOnEveryRowOnce(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertEquals(threads, workers.threads());
      for (int rows : new int[] {0, 1, 9, 10, 11, 1003}) {
        AtomicIntegerArray visits = new AtomicIntegerArray(rows);
        workers.forEach(
            rows,
            10,
            (worker, from, to) -> {
              assertEquals(0, from % 10);
              assertEquals(Math.min(rows, from + 10), to);
              for (int row = from; row < to; row++) {
                visits.incrementAndGet(row);
              }
            });
        for (int row = 0; row < rows; row++) {
          assertEquals(1, visits.get(row));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void addUpInTheOrderOfTheRows(int threads) {
    double[] values = {1e16, 1, -1e16, 3};
    try (Workers workers = new Workers(threads)) {
      assertEquals(3, workers.sum(4, 1, row -> values[row]));
      assertEquals(0, workers.sum(0, 1, row -> values[row]));
    }
  }

  @Test
  void neverRunOneWorkerTwiceAtATime() {
    try (Workers workers = new Workers(4)) {
      AtomicIntegerArray busy = new AtomicIntegerArray(4);
      workers.forEach(
          2000,
          1,
          (worker, from, to) -> {
            assertEquals(1, busy.incrementAndGet(worker));
            Thread.yield();
            busy.decrementAndGet(worker);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void throwWhatTheLowestFailingRangeThrew(int threads) {
    try (Workers workers = new Workers(threads)) {
      for (int round = 0; round < 50; round++) {
        var error =
            assertThrows(
                IllegalStateException.class,
                () ->
                    workers.forEach(
                        100,
                        1,
                        (worker, from, to) -> {
                          if (from >= 20) {
                            throw new IllegalStateException("row " + from);
                          }
                          Thread.yield();
                        }));
        assertEquals("row 20", error.getMessage());
      }
    }
  }

  @Test
  void waitForRangesUnderWayBeforeTheyThrowAnError() {
    AssertionError expected = new AssertionError("expected");
    AtomicBoolean ended = new AtomicBoolean();
    CountDownLatch otherStarted = new CountDownLatch(1);
    CountDownLatch failed = new CountDownLatch(1);
    try (Workers workers = new Workers(2)) {
      AssertionError thrown =
          assertThrows(
              AssertionError.class,
              () ->
                  workers.forEach(
                      2,
                      1,
                      (worker, from, to) -> {
                        if (from == 0) {
                          await(otherStarted);
                          failed.countDown();
                          throw expected;
                        }
                        otherStarted.countDown();
                        await(failed);
                        Thread.yield();
                        ended.set(true);
                      }));
      assertSame(expected, thrown);
      assertTrue(ended.get());
    }
  }

  @Test
  void canWorkAgainAfterAFailure() {
    try (Workers workers = new Workers(2)) {
      assertThrows(
          ArithmeticException.class,
          () ->
              workers.forEach(
                  10,
                  1,
                  (worker, from, to) -> {
                    throw new ArithmeticException();
                  }));
      AtomicInteger rows = new AtomicInteger();
      workers.forEach(10, 1, (worker, from, to) -> rows.incrementAndGet());
      assertEquals(10, rows.get());
    }
  }

  @Test
  void stopWhenTheWaitingThreadIsInterrupted() {
    AtomicInteger ranges = new AtomicInteger();
    Thread caller = Thread.currentThread();
    try (Workers workers = new Workers(2)) {
      var error =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.forEach(
                      Integer.MAX_VALUE / 2,
                      1,
                      (worker, from, to) -> {
                        ranges.incrementAndGet();
                        caller.interrupt();
                      }));
      assertTrue(error.getMessage().contains("interrupted"), error.getMessage());
      assertTrue(Thread.interrupted(), "the interrupt is left for the caller to see");
      assertTrue(ranges.get() < Integer.MAX_VALUE / 2);
    } finally {
      Thread.interrupted();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void startNothingOnAnInterruptedThread(int threads) {
    AtomicInteger ranges = new AtomicInteger();
    Thread.currentThread().interrupt();
    try (Workers workers = new Workers(threads)) {
      assertThrows(
          CancellationException.class,
          () -> workers.forEach(10, 1, (worker, from, to) -> ranges.incrementAndGet()));
      assertEquals(0, ranges.get());
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt is left for the caller to see");
    }
  }

  @Test
  void onOneThreadStopAfterTheRangeInWhichItIsInterrupted() {
    AtomicInteger ranges = new AtomicInteger();
    try (Workers workers = new Workers(1)) {
      assertThrows(
          CancellationException.class,
          () ->
              workers.forEach(
                  10,
                  1,
                  (worker, from, to) -> {
                    if (ranges.incrementAndGet() == 4) {
                      Thread.currentThread().interrupt();
                    }
                  }));
      assertEquals(4, ranges.get());
    } finally {
      Thread.interrupted();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void reportProgressInAscendingOrderOnTheCallingThreadUntilAllIsDone(int threads) {
    List<Integer> reports = new ArrayList<>();
    Thread caller = Thread.currentThread();
    try (Workers workers = new Workers(threads)) {
      workers.forEach(
          4,
          1,
          (worker, from, to) -> LockSupport.parkNanos(120_000_000),
          done -> {
            assertSame(caller, Thread.currentThread());
            reports.add(done);
          });
    }
    assertThat(reports).isSorted().hasSizeGreaterThan(1).endsWith(4);
  }

  @Test
  void endWithTheErrorOfAProgressReport() {
    try (Workers workers = new Workers(2)) {
      assertThrows(
          ArithmeticException.class,
          () ->
              workers.forEach(
                  Integer.MAX_VALUE / 2,
                  1,
                  (worker, from, to) -> LockSupport.parkNanos(1_000_000),
                  done -> {
                    throw new ArithmeticException();
                  }));
    }
  }

  @Test
  void refuseNoThreadsAndEmptyRanges() {
    assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    try (Workers workers = new Workers(1)) {
      assertThrows(
          IllegalArgumentException.class, () -> workers.forEach(1, 0, (worker, from, to) -> {}));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noMoreThreadsWorkThanThereIsWork() {
    Set<Integer> numbers = ConcurrentHashMap.newKeySet();
    try (Workers many = new Workers(5000)) {
      many.forEach(9, 3, (worker, from, to) -> numbers.add(worker));
    }
    assertThat(numbers).isSubsetOf(0, 1, 2);
  }
}
