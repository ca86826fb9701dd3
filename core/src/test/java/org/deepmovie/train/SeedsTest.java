package org.deepmovie.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedsTest {

  @Test
  void givesTheSameStreamForTheSameSeedPurposeAndIndex() {
    assertEquals(
        Seeds.random(1, "purpose", 2).nextLong(), Seeds.random(1, "purpose", 2).nextLong());
    assertEquals(Seeds.random(1, "purpose").nextLong(), Seeds.random(1, "purpose", 0).nextLong());
  }

  @Test
  void givesAnotherSeedForEachSeedPurposeAndIndex() {
    Set<Long> seeds = new HashSet<>();
    for (long seed = -5; seed < 5; seed++) {
      for (String purpose : new String[] {"", "a", "b", "ab"}) {
        for (long index = 0; index < 10; index++) {
          seeds.add(Seeds.child(seed, purpose, index));
        }
      }
    }
    assertEquals(10 * 4 * 10, seeds.size());
  }

  @Test
  void keepsItsNumbersFromReleaseToRelease() {
    assertEquals(-4736519036035705845L, Seeds.child(1, "golden", 2));
  }

  @Test
  void drawsNormalNumbersOfMeanZeroAndVarianceOne() {
    SplittableRandom random = Seeds.random(3, "gaussian");
    int n = 100_000;
    double[] moments = new double[5];
    for (int i = 0; i < n; i++) {
      double x = Seeds.gaussian(random);
      for (int power = 1; power <= 4; power++) {
        moments[power] += Math.pow(x, power) / n;
      }
    }
    assertEquals(0, moments[1], 0.02);
    assertEquals(1, moments[2], 0.03);
    assertEquals(0, moments[3], 0.06);
    assertEquals(3, moments[4], 0.2);
  }

  @Test
  void shufflesToEveryOrderAboutEquallyOften() {
    SplittableRandom random = Seeds.random(4, "shuffle");
    int[] seen = new int[27];
    for (int n = 0; n < 6000; n++) {
      int[] order = {0, 1, 2};
      Seeds.shuffle(order, random);
      seen[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    int[] counts = Arrays.stream(seen).filter(count -> count > 0).toArray();
    assertEquals(6, counts.length);
    for (int count : counts) {
      assertEquals(1000, count, 150);
    }
  }

  @Test
  void keepsAllElementsWhenShuffling() {
    int[] order = IntStream.range(0, 100).toArray();
    Seeds.shuffle(order, Seeds.random(5, "shuffle"));
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, 100).toArray(), sorted);
  }
}
