package org.deepmovie.internal.nn.blas;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The number of threads of ND4J's BLAS.
 *
 * <p>It is one for the whole process, and results depend on it in their last bits. So training and
 * encoding claim it while they compute. Claims on the same number are held together; a claim on
 * another number waits until they end, and later claims wait behind it. The last to end restores
 * the number that was set before the first. The number never changes while anything computes: BLAS
 * then frees memory that the computation uses.
 */
public final class BlasThreads {

  private static final Object LOCK = new Object();

  /** The claims that wait, the first to come first. */
  private static final Queue<Object> WAITING = new ArrayDeque<>();

  /** How many computations of the thread go on, one within another. */
  private static final ThreadLocal<Integer> HELD = ThreadLocal.withInitial(() -> 0);

  /** The computations that go on. */
  private static int computations;

  /** Those among them that need {@link #claimed}. */
  private static int claims;

  private static int claimed;
  private static int before;

  private BlasThreads() {}

  /**
   * Computes with {@code threads} threads, once no other number is claimed. Within a computation
   * only the same number may be claimed: another one would wait for itself.
   *
   * @throws IllegalArgumentException if the thread computes with another number
   * @throws IllegalStateException as {@link Nd4jBackend#start} does
   */
  public static <T> T with(int threads, Supplier<T> computation) {
    Nd4jBackend.start();
    claim(threads);
    try {
      return computation.get();
    } finally {
      end(true);
    }
  }

  /**
   * Computes soon, which suits short computations: with {@code threads} threads, or with another
   * number if that is in use. It waits for other short computations only, behind which a claim
   * waits.
   *
   * @throws IllegalStateException as {@link Nd4jBackend#start} does
   */
  public static <T> T preferring(int threads, Supplier<T> computation) {
    Nd4jBackend.start();
    join(threads);
    try {
      return computation.get();
    } finally {
      end(false);
    }
  }

  private static void claim(int threads) {
    boolean interrupted = false;
    synchronized (LOCK) {
      if (HELD.get() > 0 && claimed != threads) {
        throw new IllegalArgumentException(
            "BLAS computes with " + claimed + " threads here; claim no other number within");
      }
      Object place = new Object();
      WAITING.add(place);
      while (!(isFree(threads) && (WAITING.peek() == place || HELD.get() > 0))) {
        interrupted |= interruptedInWait();
      }
      WAITING.remove(place);
      begin(threads);
      claims++;
      LOCK.notifyAll();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(int threads) {
    boolean interrupted = false;
    synchronized (LOCK) {
      while (claims == 0 && !WAITING.isEmpty() && HELD.get() == 0) {
        interrupted |= interruptedInWait();
      }
      begin(threads);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a change; whether the thread was interrupted instead. */
  private static boolean interruptedInWait() {
    try {
      LOCK.wait();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static boolean isFree(int threads) {
    return computations == 0 || claimed == threads;
  }

  /** Counts a computation, and sets the number if it is the only one. */
  private static void begin(int threads) {
    if (computations == 0) {
      before = Nd4j.factory().blas().getMaxThreads();
      claimed = threads;
      set(threads);
    }
    computations++;
    HELD.set(HELD.get() + 1);
  }

  private static void end(boolean claim) {
    synchronized (LOCK) {
      if (HELD.get() == 1) {
        HELD.remove();
      } else {
        HELD.set(HELD.get() - 1);
      }
      claims -= claim ? 1 : 0;
      computations--;
      if (computations == 0) {
        set(before);
      }
      LOCK.notifyAll();
    }
  }

  /** Setting the number looks the library's functions up again, which takes about a millisecond. */
  private static void set(int threads) {
    if (Nd4j.factory().blas().getMaxThreads() != threads) {
      Nd4j.factory().blas().setMaxThreads(threads);
    }
  }
}
