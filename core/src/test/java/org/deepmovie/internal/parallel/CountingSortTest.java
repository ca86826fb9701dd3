package org.deepmovie.internal.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountingSortTest {

  private static CountingSort sort(int[] entries, int keys, int ranges) {
    return new CountingSort(
        entries.length,
        keys,
        ranges,
        (number, from, to, counts) -> {
          for (int p = from; p < to; p++) {
            counts[entries[p]]++;
          }
        });
  }

  /** The positions of the entries in sorted order. */
  private static int[] sorted(int[] entries, int keys, int ranges) {
    CountingSort sort = sort(entries, keys, ranges);
    int[] order = new int[entries.length];
    ParallelRanges.forEach(
        entries.length,
        ranges,
        (number, from, to) -> {
          for (int p = from; p < to; p++) {
            order[sort.next(number)[entries[p]]++] = p;
          }
        });
    return order;
  }

  @Test
  void aHandWorkedSortInTwoRanges() {
    int[] entries = {2, 0, 2, 0, 3};
    assertThat(sort(entries, 5, 2).starts()).containsExactly(0, 2, 2, 4, 5, 5);
    // The first range holds 2, 0; the second 2, 0, 3.
    assertThat(sort(entries, 5, 2).next(0)).startsWith(0, 2, 2, 4);
    assertThat(sort(entries, 5, 2).next(1)).startsWith(1, 2, 3, 4);
    assertThat(sorted(entries, 5, 2)).containsExactly(1, 3, 0, 2, 4);
  }

  @Test
  void theOrderIsThatOfAPlainStableSortForAnyNumberOfRanges() {
    SplittableRandom random = new SplittableRandom(3);
    for (int size : new int[] {1, 2, 50, 500}) {
      for (int keys : new int[] {1, 3, 40, 2000}) {
        int[] entries = random.ints(size, 0, keys).toArray();
        int[] expected =
            IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingInt(p -> entries[p]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int ranges : new int[] {1, 2, 3, 16, 60}) {
          assertThat(sorted(entries, keys, ranges)).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void withoutEntriesEveryKeyStartsAtZero() {
    for (int ranges : new int[] {1, 4}) {
      assertThat(sort(new int[0], 3, ranges).starts()).containsExactly(0, 0, 0, 0);
      assertThat(sort(new int[0], 0, ranges).starts()).containsExactly(0);
    }
  }
}
