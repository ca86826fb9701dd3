package org.deepmovie.internal.nn.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.factory.Nd4j;

@Timeout(60)
class BlasThreadsTest {

  @BeforeAll
  static void start() {
    Nd4jBackend.start();
  }

  private static int threads() {
    return Nd4j.factory().blas().getMaxThreads();
  }

  @Test
  void theNumberIsSetForAComputationAndRestoredAfterIt() {
    int before = threads();
    assertThat(BlasThreads.with(3, BlasThreadsTest::threads)).isEqualTo(3);
    assertThat(threads()).isEqualTo(before);
    assertThatThrownBy(
            () ->
                BlasThreads.with(
                    3,
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .hasMessage("failed");
    assertThat(threads()).isEqualTo(before);
  }

  @Test
  void computationsOnTheSameNumberRunTogether() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    CompletableFuture<Boolean> other =
        CompletableFuture.supplyAsync(() -> BlasThreads.with(2, () -> meet(both)));
    assertThat(BlasThreads.with(2, () -> BlasThreads.with(2, () -> meet(both)))).isTrue();
    assertThat(other.get()).isTrue();
  }

  private static boolean meet(CountDownLatch both) {
    both.countDown();
    try {
      return both.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aComputationOnAnotherNumberWaits() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Integer> other =
        BlasThreads.with(
            2,
            () -> {
              CompletableFuture<Integer> waiting =
                  CompletableFuture.supplyAsync(
                      () -> {
                        started.countDown();
                        return BlasThreads.with(3, BlasThreadsTest::threads);
                      });
              assertThat(meet(started)).isTrue();
              for (int n = 0; n < 100; n++) {
                assertThat(threads()).isEqualTo(2);
                assertThat(waiting).isNotDone();
                Thread.onSpinWait();
              }
              return waiting;
            });
    assertThat(other.get()).isEqualTo(3);
  }

  @Test
  void aClaimOnAnotherNumberGoesBeforeLaterClaims() throws Exception {
    CompletableFuture<Integer> other = new CompletableFuture<>();
    CompletableFuture<Integer> later = new CompletableFuture<>();
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    BlasThreads.with(
        2,
        () -> {
          Thread waiting = start(3, order, other);
          awaitWaiting(waiting);
          Thread behind = start(2, order, later);
          awaitWaiting(behind);
          assertThat(BlasThreads.preferring(3, BlasThreadsTest::threads)).isEqualTo(2);
          return BlasThreads.with(2, BlasThreadsTest::threads);
        });
    assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(later.get(30, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(order).containsExactly(3, 2);
  }

  @Test
  void theNumberStaysWhileAnythingComputesAlsoWithoutAClaim() throws Exception {
    CountDownLatch joined = new CountDownLatch(1);
    CountDownLatch claimEnded = new CountDownLatch(1);
    CompletableFuture<Integer> query =
        BlasThreads.with(
            2,
            () -> {
              CompletableFuture<Integer> computing =
                  CompletableFuture.supplyAsync(
                      () ->
                          BlasThreads.preferring(
                              1,
                              () -> {
                                joined.countDown();
                                await(claimEnded);
                                return threads();
                              }));
              await(joined);
              return computing;
            });
    CompletableFuture<Integer> fit = new CompletableFuture<>();
    Thread waiting = start(3, new ArrayList<>(), fit);
    awaitWaiting(waiting);
    CompletableFuture<Integer> behind =
        CompletableFuture.supplyAsync(() -> BlasThreads.preferring(1, BlasThreadsTest::threads));
    assertThat(threads()).isEqualTo(2);
    assertThat(fit).isNotDone();
    claimEnded.countDown();
    assertThat(query.get(30, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(fit.get(30, TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(behind.get(30, TimeUnit.SECONDS)).isIn(1, 3);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Thread start(int number, List<Integer> order, CompletableFuture<Integer> result) {
    Thread thread =
        new Thread(
            () ->
                result.complete(
                    BlasThreads.with(
                        number,
                        () -> {
                          order.add(number);
                          return threads();
                        })));
    thread.start();
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void refusesAnotherNumberWithinAComputation() {
    assertThatThrownBy(
            () -> BlasThreads.with(2, () -> BlasThreads.with(3, BlasThreadsTest::threads)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BLAS computes with 2 threads here; claim no other number within");
  }
}
