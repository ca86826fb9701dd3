package org.deepmovie.internal.nn.blas;

import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The number of threads of ND4J's BLAS.
 *
 * <p>It is one for the whole process, and results depend on it in their last bits. So training and
 * encoding claim it while they compute. Claims on the same number are held together; a claim on
 * another number waits until they end. The last to end restores the number that was set before the
 * first.
 */
public final class BlasThreads {

  private static final Object LOCK = new Object();
  private static int claims;
  private static int claimed;
  private static int before;

  private BlasThreads() {}

  /**
   * Computes with {@code threads} threads, once no other number is claimed. Within a computation
   * only the same number may be claimed: another one would wait for itself.
   *
   * @throws IllegalStateException as {@link Nd4jBackend#start} does
   */
  public static <T> T with(int threads, Supplier<T> computation) {
    Nd4jBackend.start();
    claim(threads);
    try {
      return computation.get();
    } finally {
      end();
    }
  }

  /**
   * Computes at once: with {@code threads} threads, or with another number if that is claimed.
   *
   * @throws IllegalStateException as {@link Nd4jBackend#start} does
   */
  public static <T> T preferring(int threads, Supplier<T> computation) {
    Nd4jBackend.start();
    if (!tryClaim(threads)) {
      return computation.get();
    }
    try {
      return computation.get();
    } finally {
      end();
    }
  }

  private static void claim(int threads) {
    boolean interrupted = false;
    synchronized (LOCK) {
      while (!tryClaim(threads)) {
        try {
          LOCK.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean tryClaim(int threads) {
    synchronized (LOCK) {
      if (claims > 0 && claimed != threads) {
        return false;
      }
      if (claims == 0) {
        before = Nd4j.factory().blas().getMaxThreads();
        claimed = threads;
        Nd4j.factory().blas().setMaxThreads(threads);
      }
      claims++;
      return true;
    }
  }

  private static void end() {
    synchronized (LOCK) {
      claims--;
      if (claims == 0) {
        Nd4j.factory().blas().setMaxThreads(before);
        LOCK.notifyAll();
      }
    }
  }
}
