package org.deepmovie.cli.topk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.cli.output.ModelFailures.FailedModel;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.PercentileDistribution;
import org.deepmovie.eval.PercentileEvaluator;
import org.deepmovie.eval.RankingMetric;

/** The report that {@code topk --json} writes; times are in seconds. */
record TopKJson(
    String dataset,
    String split,
    long seed,
    String ranked,
    int others,
    int heldOut,
    List<RankingJson> results,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FailedModel> failed) {

  /**
   * The report so far.
   *
   * @param ranked the held-out ratings that are ranked
   * @param failed the models that failed
   */
  static TopKJson of(
      Experiment experiment,
      String ranked,
      ListLengths lengths,
      List<TopKEvaluation> evaluations,
      List<FailedModel> failed) {
    return new TopKJson(
        experiment.data().name(),
        experiment.splitter().spec(),
        experiment.seed(),
        ranked,
        PercentileEvaluator.DEFAULT_SAMPLED_ITEMS,
        evaluations.stream().mapToInt(each -> each.percentiles().count()).max().orElse(0),
        evaluations.stream().map(evaluation -> RankingJson.of(evaluation, lengths)).toList(),
        failed);
  }

  /**
   * One model.
   *
   * @param within share of the held-out top ratings by the percentile that they do not exceed
   */
  record RankingJson(
      String model,
      Map<String, String> options,
      double meanPercentile,
      double medianPercentile,
      Map<Double, Double> within,
      List<ListMetricsJson> lists,
      double fitSeconds) {

    static RankingJson of(TopKEvaluation evaluation, ListLengths lengths) {
      PercentileDistribution percentiles = evaluation.percentiles();
      Map<Double, Double> within = new LinkedHashMap<>();
      TopKTables.PERCENTILES.forEach(p -> within.put(p, percentiles.within(p)));
      return new RankingJson(
          evaluation.spec().name(),
          evaluation.result().model().header().options(),
          percentiles.mean(),
          percentiles.median(),
          within,
          lengths.values().stream().map(length -> ListMetricsJson.of(evaluation, length)).toList(),
          evaluation.result().fitSeconds());
    }
  }

  /** Metrics of lists of one length. */
  record ListMetricsJson(int length, double precision, double recall, double f1, double map) {
    static ListMetricsJson of(TopKEvaluation evaluation, int length) {
      return new ListMetricsJson(
          length,
          evaluation.mean(RankingMetric.PRECISION, length),
          evaluation.mean(RankingMetric.RECALL, length),
          evaluation.mean(RankingMetric.F1, length),
          evaluation.mean(RankingMetric.MAP, length));
    }
  }
}
