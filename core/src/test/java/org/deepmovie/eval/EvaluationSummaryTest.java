package org.deepmovie.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deepmovie.data.PopularityBucket;
import org.deepmovie.eval.EvaluationReport.BucketErrors;
import org.deepmovie.train.Seeds;
import org.junit.jupiter.api.Test;

class EvaluationSummaryTest {

  private static EvaluationReport report(Map<String, Double> metrics, BucketErrors... buckets) {
    return new EvaluationReport(metrics, List.of(buckets), 10, 2, 1, 2, Map.of());
  }

  @Test
  void anIntervalAgreesWithAHandWorkedCase() {
    ConfidenceInterval interval = ConfidenceInterval.of(1, 2, 3, 4);
    double s = Math.sqrt((2.25 + 0.25 + 0.25 + 2.25) / 3);
    assertEquals(2.5, interval.mean(), 1e-12);
    assertEquals(s, interval.standardDeviation(), 1e-12);
    assertEquals(2.5 - 3.182446305 * s / 2, interval.low(), 1e-8);
    assertEquals(2.5 + 3.182446305 * s / 2, interval.high(), 1e-8);
    assertEquals(4, interval.n());
  }

  @Test
  void anIntervalOfOneValueHasAMeanAndNoEnds() {
    ConfidenceInterval one = ConfidenceInterval.of(0.9);
    assertEquals(0.9, one.mean());
    assertEquals(1, one.n());
    assertThat(one.standardDeviation()).isNaN();
    assertThat(one.low()).isNaN();
    assertThat(one.high()).isNaN();
    assertEquals(0, ConfidenceInterval.of().n());
    assertThat(ConfidenceInterval.of().mean()).isNaN();
  }

  @Test
  void anIntervalOfEqualValuesIsAPoint() {
    assertEquals(new ConfidenceInterval(2, 0, 2, 2, 3), ConfidenceInterval.of(2, 2, 2));
  }

  @Test
  void intervalsHoldTheTrueMeanInNinetyFivePercentOfSamples() {
    SplittableRandom random = Seeds.random(1, "coverage");
    for (int n : new int[] {2, 3, 5, 10}) {
      int held = 0;
      for (int sample = 0; sample < 4000; sample++) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> 7 + 3 * Seeds.gaussian(random));
        ConfidenceInterval interval = ConfidenceInterval.of(values);
        held += interval.low() <= 7 && 7 <= interval.high() ? 1 : 0;
      }
      assertEquals(0.95, held / 4000.0, 0.015, "n=" + n);
    }
  }

  @Test
  void takesEachMetricOverAllReportsInTheirOrder() {
    Map<String, Double> first = new LinkedHashMap<>();
    first.put("rmse", 0.9);
    first.put("mae", 0.7);
    first.put("accuracy", 0.4);
    EvaluationSummary summary =
        EvaluationSummary.of(
            List.of(report(first), report(Map.of("mae", 0.8, "rmse", 1.0, "accuracy", 1.))));
    assertEquals(2, summary.reports());
    assertEquals(List.of("rmse", "mae", "accuracy"), List.copyOf(summary.metrics().keySet()));
    assertEquals(ConfidenceInterval.of(0.9, 1.0), summary.metric("rmse"));
    assertEquals(ConfidenceInterval.of(0.7, 0.8), summary.metric("mae"));
    assertThrows(IllegalArgumentException.class, () -> summary.metric("ndcg@10"));
  }

  @Test
  void countsForAMetricOnlyReportsThatHaveIt() {
    EvaluationSummary summary =
        EvaluationSummary.of(
            List.of(report(Map.of("rmse", 1.0)), report(Map.of("rmse", 2.0, "ndcg@10", 0.3))));
    assertEquals(1, summary.metric("ndcg@10").n());
    assertEquals(0.3, summary.metric("ndcg@10").mean());
  }

  @Test
  void takesEachBucketOverReportsThatHaveRatingsInIt() {
    BucketErrors none =
        new BucketErrors(PopularityBucket.COLD, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    BucketErrors some = new BucketErrors(PopularityBucket.COLD, 3, 1.5, 1.25, 0.75, 2.5);
    BucketErrors rare = new BucketErrors(PopularityBucket.RARE, 5, 1.0, 0.5, 0.5, 2.0);
    BucketErrors rarer =
        new BucketErrors(PopularityBucket.RARE, 2, 2.0, 1.5, Double.NaN, Double.NaN);
    EvaluationSummary summary =
        EvaluationSummary.of(List.of(report(Map.of(), none, rare), report(Map.of(), some, rarer)));
    assertEquals(4, summary.buckets().size());
    EvaluationSummary.BucketSummary cold = summary.buckets().get(0);
    assertEquals(PopularityBucket.COLD, cold.bucket());
    assertEquals(3, cold.count());
    assertEquals(1, cold.rmse().n());
    assertEquals(1.5, cold.rmse().mean());
    assertEquals(1.25, cold.mae().mean());
    assertEquals(7, summary.buckets().get(1).count());
    assertEquals(ConfidenceInterval.of(1, 2), summary.buckets().get(1).rmse());
    assertEquals(ConfidenceInterval.of(0.5, 1.5), summary.buckets().get(1).mae());
    assertEquals(ConfidenceInterval.of(0.5), summary.buckets().get(1).intervalCoverage());
    assertEquals(ConfidenceInterval.of(2.0), summary.buckets().get(1).intervalWidth());
    assertEquals(0, summary.buckets().get(2).rmse().n());
  }

  @Test
  void refusesToSummarizeNothing() {
    assertThrows(IllegalArgumentException.class, () -> EvaluationSummary.of(List.of()));
  }
}
