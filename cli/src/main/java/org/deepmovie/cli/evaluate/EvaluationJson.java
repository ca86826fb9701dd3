package org.deepmovie.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.deepmovie.cli.output.ModelFailures.FailedModel;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.eval.UserSample;
import org.deepmovie.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/**
 * The report that {@code evaluate --json} writes. Times are in seconds, metrics are means over all
 * runs.
 */
record EvaluationJson(
    String dataset,
    String split,
    long seed,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String relevant,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer rankingUsers,
    List<ModelJson> results,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DifferenceJson> differences,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FailedModel> failed) {

  /**
   * The report so far.
   *
   * @param relevant what is relevant in rankings
   * @param failed the models that failed
   */
  static EvaluationJson of(
      Experiment experiment,
      Optional<String> relevant,
      List<ModelEvaluation> evaluations,
      List<FailedModel> failed) {
    List<DifferenceJson> differences = new ArrayList<>();
    for (int n = 0; n < evaluations.size(); n++) {
      for (ModelEvaluation reference : evaluations.subList(0, n)) {
        differences.addAll(DifferenceJson.of(evaluations.get(n), reference));
      }
    }
    return new EvaluationJson(
        experiment.data().name(),
        experiment.splitter().spec(),
        experiment.seed(),
        relevant.orElse(null),
        experiment.evaluator().userSample().map(UserSample::users).orElse(null),
        evaluations.stream().map(ModelJson::of).toList(),
        differences,
        failed);
  }

  /**
   * The mean difference of two models over the same repeats and folds, with its 95 % confidence
   * interval.
   */
  record DifferenceJson(
      String model, String reference, String metric, double mean, double low, double high) {

    /** The differences of all metrics; none if there was only one run. */
    static List<DifferenceJson> of(ModelEvaluation evaluation, ModelEvaluation reference) {
      List<DifferenceJson> differences = new ArrayList<>();
      for (String metric : evaluation.result().summary().metrics().keySet()) {
        ConfidenceInterval difference =
            evaluation.result().differenceTo(reference.result(), metric);
        if (difference.n() > 1) {
          differences.add(
              new DifferenceJson(
                  evaluation.spec().toString(),
                  reference.spec().toString(),
                  metric,
                  difference.mean(),
                  difference.low(),
                  difference.high()));
        }
      }
      return differences;
    }
  }

  /**
   * One model; {@code intervals} is present if there were several runs, {@code samplingErrors} if a
   * sample of the users was ranked.
   */
  record ModelJson(
      String model,
      Map<String, String> options,
      Map<String, Double> metrics,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, IntervalJson> intervals,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> samplingErrors,
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
          result.samplingErrors(),
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

  /**
   * Errors on items of one popularity, null if no test rating is of such an item; intervals are
   * absent if there are none.
   */
  record BucketJson(
      String trainingRatings,
      long count,
      double rmse,
      double mae,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double intervalCoverage,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double intervalWidth) {

    static BucketJson of(EvaluationSummary.BucketSummary bucket) {
      return new BucketJson(
          bucket.bucket().label(),
          bucket.count(),
          bucket.rmse().mean(),
          bucket.mae().mean(),
          present(bucket.intervalCoverage()),
          present(bucket.intervalWidth()));
    }

    private static @Nullable Double present(ConfidenceInterval mean) {
      return mean.n() == 0 ? null : mean.mean();
    }
  }
}
