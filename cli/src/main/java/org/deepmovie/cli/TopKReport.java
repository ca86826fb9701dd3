package org.deepmovie.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.eval.PercentileEvaluator;
import org.deepmovie.eval.RankingMetric;

/** What {@code topk --json} writes; times in seconds. */
record TopKReport(
    String dataset, String split, long seed, int others, int heldOut, List<Result> results) {

  static TopKReport of(
      String dataset, String split, long seed, ListLengths lengths, List<TopKResult> results) {
    return new TopKReport(
        dataset,
        split,
        seed,
        PercentileEvaluator.DEFAULT_SAMPLED_ITEMS,
        results.get(0).percentiles().count(),
        results.stream().map(result -> Result.of(result, lengths)).toList());
  }

  /**
   * One model.
   *
   * @param within share of held-out top ratings by the percentile that they do not exceed
   */
  record Result(
      String model,
      Map<String, String> options,
      double meanPercentile,
      double medianPercentile,
      Map<Double, Double> within,
      List<ListMetrics> lists,
      double fitSeconds) {

    static Result of(TopKResult from, ListLengths lengths) {
      Map<Double, Double> within = new LinkedHashMap<>();
      TopKTable.PERCENTILES.forEach(p -> within.put(p, from.percentiles().within(p)));
      return new Result(
          from.spec().name(),
          from.result().model().header().options(),
          from.percentiles().mean(),
          from.percentiles().median(),
          within,
          lengths.values().stream().map(length -> ListMetrics.of(from, length)).toList(),
          from.result().fitSeconds());
    }
  }

  /** Lists of one length. */
  record ListMetrics(int length, double precision, double recall, double f1, double map) {
    static ListMetrics of(TopKResult from, int length) {
      return new ListMetrics(
          length,
          from.mean(RankingMetric.PRECISION, length),
          from.mean(RankingMetric.RECALL, length),
          from.mean(RankingMetric.F1, length),
          from.mean(RankingMetric.MAP, length));
    }
  }
}
