package org.deepmovie.cli.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param heapKilobytes the heap in use after garbage collection
 * @param residentKilobytes the memory of the process, without the parts on disk; 0 where the system
 *     does not tell it
 * @param threads the number of threads
 * @param openFiles the number of open files; 0 where the system does not tell it
 */
record ProcessUsage(long heapKilobytes, long residentKilobytes, int threads, int openFiles) {

  private static final Pattern LINE =
      Pattern.compile("heap (\\d+) KB, resident (\\d+) KB, (\\d+) threads, (\\d+) open files");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  /** The usage of this process. */
  static ProcessUsage now() {
    System.gc();
    System.gc();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new ProcessUsage(
        heap.getUsed() >> 10,
        resident(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        openFileCount());
  }

  private static long resident() {
    try {
      return Files.exists(STATUS)
          ? Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int openFileCount() {
    if (!Files.isDirectory(OPEN_FILES)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return (int) files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The usage that {@link #toString} wrote, if {@code line} is one. */
  static Optional<ProcessUsage> parse(String line) {
    Matcher parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(
            new ProcessUsage(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(4))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "heap %d KB, resident %d KB, %d threads, %d open files"
        .formatted(heapKilobytes, residentKilobytes, threads, openFiles);
  }
}
