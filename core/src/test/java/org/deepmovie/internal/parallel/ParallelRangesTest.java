package org.deepmovie.internal.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ParallelRangesTest {

  @Test
  void tenPositionsInThreeRangesBeginAtZeroThreeAndSix() {
    int[] starts = new int[4];
    for (int number = 0; number <= 3; number++) {
      starts[number] = ParallelRanges.start(10, 3, number);
    }
    assertThat(starts).containsExactly(0, 3, 6, 10);
  }

  @Test
  void everyPositionIsInOneRangeForAnyNumberOfRangesAlsoMoreThanPositions() {
    for (int positions : new int[] {0, 1, 2, 7, 100}) {
      for (int ranges : new int[] {1, 2, 3, 16, 150}) {
        AtomicIntegerArray visits = new AtomicIntegerArray(positions);
        AtomicIntegerArray calls = new AtomicIntegerArray(ranges);
        ParallelRanges.forEach(
            positions,
            ranges,
            (number, from, to) -> {
              calls.incrementAndGet(number);
              for (int position = from; position < to; position++) {
                visits.incrementAndGet(position);
              }
            });
        for (int position = 0; position < positions; position++) {
          assertThat(visits.get(position)).isEqualTo(1);
        }
        for (int number = 0; number < ranges; number++) {
          assertThat(calls.get(number)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void startsOfTheMostPositionsDoNotOverflow() {
    int most = Integer.MAX_VALUE;
    assertThat(ParallelRanges.start(most, 16, 16)).isEqualTo(most);
    assertThat(ParallelRanges.start(most, 16, 15)).isBetween(most / 16 * 15, most / 16 * 15 + 15);
  }

  @Test
  void fewPositionsAreOneRangeAndManyAreNoMoreThanSixteen() {
    assertThat(ParallelRanges.count(0)).isEqualTo(1);
    assertThat(ParallelRanges.count((1 << 16) - 1)).isEqualTo(1);
    assertThat(ParallelRanges.count(Integer.MAX_VALUE)).isBetween(1, 16);
  }

  @Test
  void anErrorInARangeReachesTheCaller() {
    for (int ranges : new int[] {1, 5}) {
      assertThatThrownBy(
              () ->
                  ParallelRanges.forEach(
                      10,
                      ranges,
                      (number, from, to) -> {
                        if (to == 10) {
                          throw new IllegalArgumentException("wrong");
                        }
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("wrong");
    }
  }
}
