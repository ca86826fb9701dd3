package org.deepmovie.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.train.TrainingListener;

/**
 * The report that {@code evaluate --json} writes. Times are in seconds, metrics are means over all
 * runs.
 */
record EvaluationJson(String dataset, String split, long seed, List<ModelJson> results) {

  static EvaluationJson of(
      Dataset data, String split, long seed, List<ModelEvaluation> evaluations) {
    return new EvaluationJson(
        data.name(), split, seed, evaluations.stream().map(ModelJson::of).toList());
  }

  /** One model; {@code intervals} is present if there were several runs. */
  record ModelJson(
      String model,
      Map<String, String> options,
      Map<String, Double> metrics,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, IntervalJson> intervals,
      List<BucketJson> buckets,
      int runs,
      double loadSeconds,
      double fitSeconds,
      List<Double> epochSeconds,
      long peakHeapBytes) {

    static ModelJson of(ModelEvaluation evaluation) {
      ExperimentResult result = evaluation.result();
      Map<String, Double> metrics = new LinkedHashMap<>();
      Map<String, IntervalJson> intervals = new LinkedHashMap<>();
      result
          .summary()
          .metrics()
          .forEach(
              (name, interval) -> {
                metrics.put(name, interval.mean());
                if (interval.n() > 1) {
                  intervals.put(name, IntervalJson.of(interval));
                }
              });
      return new ModelJson(
          evaluation.spec().name(),
          result.model().header().options(),
          metrics,
          intervals,
          result.summary().buckets().stream().map(BucketJson::of).toList(),
          result.runs().size(),
          evaluation.loadSeconds(),
          result.fitSeconds(),
          epochSeconds(result).boxed().toList(),
          evaluation.peakHeapBytes());
    }

    private static DoubleStream epochSeconds(ExperimentResult result) {
      return result.runs().stream()
          .flatMap(run -> run.epochs().stream())
          .mapToDouble(TrainingListener.Epoch::seconds);
    }
  }

  /** The ends of a 95 % confidence interval. */
  record IntervalJson(double low, double high) {
    static IntervalJson of(ConfidenceInterval interval) {
      return new IntervalJson(interval.low(), interval.high());
    }
  }

  /** Errors on items of one popularity, null if no test rating is of such an item. */
  record BucketJson(String trainingRatings, long count, double rmse, double mae) {
    static BucketJson of(EvaluationSummary.BucketSummary bucket) {
      return new BucketJson(
          bucket.bucket().label(), bucket.count(), bucket.rmse().mean(), bucket.mae().mean());
    }
  }
}
