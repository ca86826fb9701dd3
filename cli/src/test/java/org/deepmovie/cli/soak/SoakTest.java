package org.deepmovie.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.deepmovie.cli.process.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A service that works for {@code soak.minutes} minutes holds no more at the end than before. */
@Tag("soak")
@EnabledIfSystemProperty(named = SoakTest.MINUTES, matches = "\\d+")
class SoakTest {

  static final String MINUTES = "soak.minutes";

  /** All of the heap is resident from the start, so that what grows is native memory. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "--add-modules", "jdk.incubator.vector");

  /** Of the size before: caches of the JVM and of native libraries fill slowly. */
  private static final double GROWTH = 1.05;

  private static final long SLACK_KILOBYTES = 4096;

  @Test
  void memoryThreadsAndOpenFilesStayTheSame(@TempDir Path folder) throws Exception {
    Duration time = Duration.ofMinutes(Long.getLong(MINUTES));
    List<ProcessUsage> usage;
    try (ChildJvm child =
        ChildJvm.start(
            OPTIONS, SoakMain.class.getName(), folder.toString(), "" + time.toSeconds())) {
      int code = child.await(time.multipliedBy(2).plusMinutes(5));
      child.output().forEach(System.out::println);
      assertThat(code).isZero();
      usage = child.output().stream().map(ProcessUsage::parse).flatMap(Optional::stream).toList();
    }
    assertThat(usage).hasSize(SoakMain.SAMPLES);
    assertFlat("heap", usage, ProcessUsage::heapKilobytes, SLACK_KILOBYTES);
    assertFlat("native memory", usage, ProcessUsage::residentKilobytes, SLACK_KILOBYTES);
    assertFlat("threads", usage, ProcessUsage::threads, 1);
    assertFlat("open files", usage, ProcessUsage::openFiles, 3);
  }

  /**
   * Compares the least of the last quarter with that of the second; the first warms up. A fit has
   * threads and objects of its own for a while.
   */
  private static void assertFlat(
      String what, List<ProcessUsage> usage, ToLongFunction<ProcessUsage> size, long slack) {
    int quarter = SoakMain.SAMPLES / 4;
    long before = least(usage.subList(quarter, 2 * quarter), size);
    long after = least(usage.subList(3 * quarter, 4 * quarter), size);
    assertThat(after).as(what).isLessThanOrEqualTo((long) (GROWTH * before) + slack);
  }

  private static long least(List<ProcessUsage> usage, ToLongFunction<ProcessUsage> size) {
    return usage.stream().mapToLong(size).min().orElseThrow();
  }
}
