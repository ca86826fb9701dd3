package org.deepmovie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryAdviceTest {

  private static final long GIGABYTE = 1L << 30;

  private static String advice(String cause, long maxHeap) {
    return MemoryAdvice.of(new OutOfMemoryError(cause), maxHeap, 64 * GIGABYTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Java heap space", "GC overhead limit exceeded"})
  void aFullHeapIsToBeLargerThanItIs(String cause) {
    assertThat(advice(cause, GIGABYTE)).contains("1024 MB", "-Xmx2g");
    assertThat(advice(cause, 16 * GIGABYTE)).contains("-Xmx32g");
  }

  @Test
  void noMoreThanTheMachineHasIsAdvised() {
    assertThat(advice("Java heap space", 40 * GIGABYTE)).contains("-Xmx57g");
    assertThat(advice("Java heap space", 60 * GIGABYTE))
        .isEqualTo(
            "out of memory with a heap of 61440 MB; this machine has hardly more: read less data,"
                + " or use smaller options");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Requested array size exceeds VM limit",
        "Required length exceeds implementation limit",
        "unable to create native thread: possibly out of memory or process/resource limits reached",
        "Cannot reserve 8192 bytes of direct buffer memory",
        "Metaspace"
      })
  void moreHeapIsNotAdvisedWhereItDoesNotHelp(String cause) {
    assertThat(advice(cause, GIGABYTE)).doesNotContain("-Xmx").doesNotContain("\n");
  }

  @Test
  void anErrorWithoutAReasonSaysSo() {
    assertThat(MemoryAdvice.of(new OutOfMemoryError(), GIGABYTE, GIGABYTE))
        .contains("no reason given");
  }
}
