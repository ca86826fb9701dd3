package org.deepmovie.cli;

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

/** What {@code evaluate --json} writes; times in seconds, means over all runs. */
record JsonReport(String dataset, String split, long seed, List<Result> results) {

  static JsonReport of(Dataset data, String split, long seed, List<ModelResult> results) {
    return new JsonReport(data.name(), split, seed, results.stream().map(Result::of).toList());
  }

  /** One model. {@code intervals} is there if there were several runs. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      String model,
      Map<String, String> options,
      Map<String, Double> metrics,
      Map<String, Bounds> intervals,
      List<Bucket> buckets,
      int runs,
      double loadSeconds,
      double fitSeconds,
      List<Double> epochSeconds,
      long peakHeapBytes) {

    static Result of(ModelResult from) {
      ExperimentResult result = from.result();
      Map<String, Double> metrics = new LinkedHashMap<>();
      Map<String, Bounds> intervals = new LinkedHashMap<>();
      result
          .summary()
          .metrics()
          .forEach(
              (name, interval) -> {
                metrics.put(name, interval.mean());
                if (interval.n() > 1) {
                  intervals.put(name, Bounds.of(interval));
                }
              });
      int runs = result.runs().size();
      return new Result(
          from.spec().name(),
          result.model().header().options(),
          metrics,
          runs > 1 ? intervals : null,
          result.summary().buckets().stream().map(Bucket::of).toList(),
          runs,
          from.loadSeconds(),
          result.fitSeconds(),
          epochSeconds(result).boxed().toList(),
          from.peakHeapBytes());
    }

    private static DoubleStream epochSeconds(ExperimentResult result) {
      return result.runs().stream()
          .flatMap(run -> run.epochs().stream())
          .mapToDouble(TrainingListener.Epoch::seconds);
    }
  }

  /** The ends of a 95 % interval. */
  record Bounds(double low, double high) {
    static Bounds of(ConfidenceInterval interval) {
      return new Bounds(interval.low(), interval.high());
    }
  }

  /** Errors on items of one popularity; null where there were no such test ratings. */
  record Bucket(String trainingRatings, long count, double rmse, double mae) {
    static Bucket of(EvaluationSummary.BucketSummary bucket) {
      return new Bucket(
          bucket.bucket().label(), bucket.count(), bucket.rmse().mean(), bucket.mae().mean());
    }
  }
}
