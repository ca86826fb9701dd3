package org.deepmovie.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RankingMetricsTest {

  private static final double LOG2 = Math.log(2);

  private static RankingMetrics of(int[] ks, boolean[] hits, int relevant) {
    RankingMetrics metrics = new RankingMetrics(ks);
    metrics.add(hits, hits.length, relevant);
    return metrics;
  }

  /** Hits at ranks 2 and 4 of 5, three relevant items. */
  private static RankingMetrics sample() {
    return of(new int[] {1, 3, 5}, new boolean[] {false, true, false, true, false}, 3);
  }

  @Test
  void dividesHitsByTheLengthOfTheListForPrecision() {
    assertEquals(0, sample().mean(RankingMetric.PRECISION, 1));
    assertEquals(1.0 / 3, sample().mean(RankingMetric.PRECISION, 3), 1e-12);
    assertEquals(2.0 / 5, sample().mean(RankingMetric.PRECISION, 5), 1e-12);
  }

  @Test
  void dividesHitsByTheNumberOfRelevantItemsForRecall() {
    assertEquals(1.0 / 3, sample().mean(RankingMetric.RECALL, 3), 1e-12);
    assertEquals(2.0 / 3, sample().mean(RankingMetric.RECALL, 5), 1e-12);
  }

  @Test
  void isTheHarmonicMeanOfPrecisionAndRecallForF1() {
    assertEquals(0, sample().mean(RankingMetric.F1, 1));
    assertEquals(2 * 0.4 * (2.0 / 3) / (0.4 + 2.0 / 3), sample().mean(RankingMetric.F1, 5), 1e-12);
  }

  @Test
  void averagesPrecisionAtHitsForMap() {
    assertEquals((1.0 / 2) / 3, sample().mean(RankingMetric.MAP, 3), 1e-12);
    assertEquals((1.0 / 2 + 2.0 / 4) / 3, sample().mean(RankingMetric.MAP, 5), 1e-12);
  }

  @Test
  void discountsHitsByTheLogarithmOfTheirRankForNdcg() {
    double ideal = 1 + LOG2 / Math.log(3) + 0.5;
    assertEquals(LOG2 / Math.log(3) / ideal, sample().mean(RankingMetric.NDCG, 3), 1e-12);
    assertEquals(
        (LOG2 / Math.log(3) + LOG2 / Math.log(5)) / ideal,
        sample().mean(RankingMetric.NDCG, 5),
        1e-12);
    assertEquals(0.49819, sample().mean(RankingMetric.NDCG, 5), 1e-5);
  }

  @Test
  void tellsWhetherThereIsAHitForHitRate() {
    assertEquals(0, sample().mean(RankingMetric.HIT_RATE, 1));
    assertEquals(1, sample().mean(RankingMetric.HIT_RATE, 3));
  }

  @Test
  void invertsTheRankOfTheFirstHitForMrr() {
    assertEquals(0, sample().mean(RankingMetric.MRR, 1));
    assertEquals(0.5, sample().mean(RankingMetric.MRR, 3));
    assertEquals(0.5, sample().mean(RankingMetric.MRR, 5));
  }

  @Test
  void isOneForAPerfectListWhereMoreIsRelevantThanItHolds() {
    RankingMetrics perfect = of(new int[] {2}, new boolean[] {true, true}, 7);
    for (RankingMetric metric :
        new RankingMetric[] {
          RankingMetric.PRECISION,
          RankingMetric.MAP,
          RankingMetric.NDCG,
          RankingMetric.HIT_RATE,
          RankingMetric.MRR
        }) {
      assertEquals(1, perfect.mean(metric, 2), metric.at(2));
    }
    assertEquals(2.0 / 7, perfect.mean(RankingMetric.RECALL, 2), 1e-12);
  }

  @Test
  void takesAShortListAsFilledUpWithMisses() {
    RankingMetrics padded = of(new int[] {4}, new boolean[] {false, true, false, false}, 2);
    RankingMetrics metrics = new RankingMetrics(4);
    metrics.add(new boolean[] {false, true, true, true}, 2, 2);
    for (RankingMetric metric : RankingMetric.values()) {
      assertEquals(padded.mean(metric, 4), metrics.mean(metric, 4), metric.at(4));
    }
  }

  @Test
  void averagesOverUsersAlsoWhenMerged() {
    RankingMetrics one = of(new int[] {2}, new boolean[] {true, false}, 1);
    one.merge(of(new int[] {2}, new boolean[] {false, false}, 5));
    assertEquals(2, one.users());
    assertEquals(0.25, one.mean(RankingMetric.PRECISION, 2));
    assertEquals(0.5, one.mean(RankingMetric.MRR, 2));
  }

  @Test
  void refusesListLengthsThatDoNotAscendFromOne() {
    assertThrows(IllegalArgumentException.class, () -> new RankingMetrics());
    assertThrows(IllegalArgumentException.class, () -> new RankingMetrics(0));
    assertThrows(IllegalArgumentException.class, () -> new RankingMetrics(5, 5));
    assertThrows(IllegalArgumentException.class, () -> new RankingMetrics(5, 3));
  }

  @Test
  void refusesUsersWithoutRelevantItemsOtherLengthsAndUnknownK() {
    RankingMetrics metrics = new RankingMetrics(2);
    assertThrows(IllegalArgumentException.class, () -> metrics.add(new boolean[2], 2, 0));
    assertThrows(IllegalArgumentException.class, () -> metrics.merge(new RankingMetrics(3)));
    assertThrows(IllegalArgumentException.class, () -> metrics.mean(RankingMetric.MAP, 3));
  }
}
