package org.deepmovie.cli;

/**
 * The most heap in use, looked at every few milliseconds. It counts garbage that is not collected
 * yet, so it is an upper bound of what is needed, which a smaller -Xmx lowers.
 */
final class HeapPeak implements AutoCloseable {

  private static final long MILLIS_BETWEEN_LOOKS = 5;

  private final Thread sampler = new Thread(this::sample, "heap-peak");
  private long peak;

  HeapPeak() {
    sampler.setDaemon(true);
    sampler.start();
  }

  private void sample() {
    try {
      while (true) {
        look();
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() {
    Runtime runtime = Runtime.getRuntime();
    peak = Math.max(peak, runtime.totalMemory() - runtime.freeMemory());
  }

  /** The peak since the last call, or since the start. */
  synchronized long takeBytes() {
    look();
    long taken = peak;
    peak = 0;
    return taken;
  }

  @Override
  public void close() {
    sampler.interrupt();
  }
}
