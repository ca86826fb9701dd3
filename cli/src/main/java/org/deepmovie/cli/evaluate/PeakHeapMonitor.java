package org.deepmovie.cli.evaluate;

/**
 * The peak heap use, sampled every few milliseconds. It counts garbage that is not collected yet,
 * so it is an upper bound of what is needed, which a smaller -Xmx lowers.
 */
final class PeakHeapMonitor implements AutoCloseable {

  private static final long SAMPLING_MILLIS = 5;

  private final Thread sampler = new Thread(this::sampleRepeatedly, "heap-peak");
  private long peak;

  PeakHeapMonitor() {
    sampler.setDaemon(true);
    sampler.start();
  }

  private void sampleRepeatedly() {
    try {
      while (true) {
        sample();
        Thread.sleep(SAMPLING_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void sample() {
    Runtime runtime = Runtime.getRuntime();
    peak = Math.max(peak, runtime.totalMemory() - runtime.freeMemory());
  }

  /** The peak in bytes since the last call, or since the start. */
  synchronized long takePeakBytes() {
    sample();
    long taken = peak;
    peak = 0;
    return taken;
  }

  @Override
  public void close() {
    sampler.interrupt();
  }
}
