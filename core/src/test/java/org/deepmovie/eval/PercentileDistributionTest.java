package org.deepmovie.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PercentileDistributionTest {

  private final PercentileDistribution four = PercentileDistribution.of(30, 0, 0.1, 30);

  @Test
  void countsTheShareThatIsAtMostAPercentile() {
    assertEquals(0, PercentileDistribution.of(0.1).within(0));
    assertEquals(0.25, four.within(0));
    assertEquals(0.25, four.within(0.0999));
    assertEquals(0.5, four.within(0.1));
    assertEquals(0.5, four.within(29.999));
    assertEquals(1, four.within(30));
    assertEquals(1, four.within(100));
  }

  @Test
  void knowsMeanAndMedian() {
    assertEquals(60.1 / 4, four.mean(), 1e-12);
    assertEquals(15.05, four.median(), 1e-12);
    assertEquals(7, PercentileDistribution.of(99, 7, 1).median());
  }

  @Test
  void poolsPartsByTheirSizes() {
    PercentileDistribution pooled =
        PercentileDistribution.pooled(List.of(PercentileDistribution.of(30), four));
    assertArrayEquals(new double[] {0, 0.1, 30, 30, 30}, pooled.percentiles());
    assertEquals(5, pooled.count());
  }

  @Test
  void doesNotChangeWithTheArraysItIsMadeOfAndGives() {
    double[] given = {1, 2};
    PercentileDistribution two = PercentileDistribution.of(given);
    given[0] = 50;
    two.percentiles()[0] = 50;
    assertEquals(PercentileDistribution.of(2, 1), two);
    assertNotEquals(four, two);
  }

  @Test
  void refusesWhatIsNoPercentileAndNothingAtAll() {
    assertThrows(IllegalArgumentException.class, PercentileDistribution::of);
    assertThrows(IllegalArgumentException.class, () -> PercentileDistribution.of(-0.1));
    assertThrows(IllegalArgumentException.class, () -> PercentileDistribution.of(100.1));
    assertThrows(IllegalArgumentException.class, () -> PercentileDistribution.of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> PercentileDistribution.pooled(List.of()));
  }
}
