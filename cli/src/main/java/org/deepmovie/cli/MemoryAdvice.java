package org.deepmovie.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.List;
import java.util.Locale;

/**
 * What to do after an {@link OutOfMemoryError}: only an exhausted heap is helped by a larger one.
 */
final class MemoryAdvice {

  private static final long GIGABYTE = 1L << 30;

  /** Of the JVM, and of JavaCPP, whose limit of native memory is a multiple of the heap's. */
  private static final List<String> HEAP_CAUSES =
      List.of("heap space", "gc overhead", "physicalbytes", "maxbytes");

  /** Of the JVM, and of the collections of the JDK. */
  private static final List<String> ARRAY_CAUSES = List.of("array size", "required");

  private MemoryAdvice() {}

  /** One sentence on an error of this JVM. */
  static String of(OutOfMemoryError error) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    long machine =
        system instanceof com.sun.management.OperatingSystemMXBean known
            ? known.getTotalMemorySize()
            : Long.MAX_VALUE;
    return of(error, Runtime.getRuntime().maxMemory(), machine);
  }

  /**
   * One sentence.
   *
   * @param maxHeap the greatest size of the heap in bytes
   * @param machine the memory of the machine or container in bytes, beyond which no heap helps
   */
  static String of(OutOfMemoryError error, long maxHeap, long machine) {
    String cause = String.valueOf(error.getMessage());
    String lower = cause.toLowerCase(Locale.ROOT);
    if (HEAP_CAUSES.stream().anyMatch(lower::contains)) {
      long heap = Math.max(1, (maxHeap + GIGABYTE - 1) / GIGABYTE);
      long larger = Math.min(2 * heap, machine / 10 * 9 / GIGABYTE);
      String remedy =
          larger > heap
              ? "give the JVM more, for example DEEPMOVIE_JAVA_OPTS=-Xmx%dg, or read less data"
                  .formatted(larger)
              : "this machine has hardly more: read less data, or use smaller options";
      return "out of memory with a heap of %d MB; %s".formatted(maxHeap >> 20, remedy);
    }
    if (ARRAY_CAUSES.stream().anyMatch(lower::contains)) {
      return "an array of more than 2^31 numbers is needed, which no heap has room for; use less"
          + " data or smaller options";
    }
    return "out of memory outside the heap (%s); a larger heap does not help: use fewer threads, or close other programs"
        .formatted(error.getMessage() == null ? "no reason given" : cause);
  }
}
