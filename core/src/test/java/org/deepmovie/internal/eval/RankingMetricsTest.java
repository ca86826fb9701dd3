package org.deepmovie.internal.eval;

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
    assertEquals(0, sample().precision(1));
    assertEquals(1.0 / 3, sample().precision(3), 1e-12);
    assertEquals(2.0 / 5, sample().precision(5), 1e-12);
  }

  @Test
  void dividesHitsByTheNumberOfRelevantItemsForRecall() {
    assertEquals(1.0 / 3, sample().recall(3), 1e-12);
    assertEquals(2.0 / 3, sample().recall(5), 1e-12);
  }

  @Test
  void isTheHarmonicMeanOfPrecisionAndRecallForF1() {
    assertEquals(0, sample().f1(1));
    assertEquals(2 * 0.4 * (2.0 / 3) / (0.4 + 2.0 / 3), sample().f1(5), 1e-12);
  }

  @Test
  void averagesPrecisionAtHitsForMap() {
    assertEquals((1.0 / 2) / 3, sample().map(3), 1e-12);
    assertEquals((1.0 / 2 + 2.0 / 4) / 3, sample().map(5), 1e-12);
  }

  @Test
  void discountsHitsByTheLogarithmOfTheirRankForNdcg() {
    double ideal = 1 + LOG2 / Math.log(3) + 0.5;
    assertEquals(LOG2 / Math.log(3) / ideal, sample().ndcg(3), 1e-12);
    assertEquals((LOG2 / Math.log(3) + LOG2 / Math.log(5)) / ideal, sample().ndcg(5), 1e-12);
    assertEquals(0.49819, sample().ndcg(5), 1e-5);
  }

  @Test
  void tellsWhetherThereIsAHitForHitRate() {
    assertEquals(0, sample().hitRate(1));
    assertEquals(1, sample().hitRate(3));
  }

  @Test
  void invertsTheRankOfTheFirstHitForMrr() {
    assertEquals(0, sample().mrr(1));
    assertEquals(0.5, sample().mrr(3));
    assertEquals(0.5, sample().mrr(5));
  }

  @Test
  void isOneForAPerfectListWhereMoreIsRelevantThanItHolds() {
    RankingMetrics perfect = of(new int[] {2}, new boolean[] {true, true}, 7);
    assertEquals(1, perfect.precision(2));
    assertEquals(1, perfect.map(2));
    assertEquals(1, perfect.ndcg(2));
    assertEquals(1, perfect.hitRate(2));
    assertEquals(1, perfect.mrr(2));
    assertEquals(2.0 / 7, perfect.recall(2), 1e-12);
  }

  @Test
  void takesAShortListAsFilledUpWithMisses() {
    RankingMetrics padded = of(new int[] {4}, new boolean[] {false, true, false, false}, 2);
    RankingMetrics metrics = new RankingMetrics(4);
    metrics.add(new boolean[] {false, true, true, true}, 2, 2);
    assertEquals(padded.precision(4), metrics.precision(4));
    assertEquals(padded.recall(4), metrics.recall(4));
    assertEquals(padded.f1(4), metrics.f1(4));
    assertEquals(padded.map(4), metrics.map(4));
    assertEquals(padded.ndcg(4), metrics.ndcg(4));
    assertEquals(padded.hitRate(4), metrics.hitRate(4));
    assertEquals(padded.mrr(4), metrics.mrr(4));
  }

  @Test
  void averagesOverUsersAlsoWhenMerged() {
    RankingMetrics one = of(new int[] {2}, new boolean[] {true, false}, 1);
    one.merge(of(new int[] {2}, new boolean[] {false, false}, 5));
    assertEquals(2, one.users());
    assertEquals(0.25, one.precision(2));
    assertEquals(0.5, one.mrr(2));
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
    assertThrows(IllegalArgumentException.class, () -> metrics.map(3));
  }
}
