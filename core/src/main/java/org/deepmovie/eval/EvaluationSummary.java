package org.deepmovie.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.deepmovie.data.PopularityBucket;
import org.deepmovie.eval.EvaluationReport.BucketErrors;

/**
 * Summarizes the reports of several folds or repeats. Immutable.
 *
 * @param metrics intervals by name, in the order of the reports; each over the reports that have it
 * @param buckets one element per {@link PopularityBucket}, in its order
 * @param reports the number of reports
 */
public record EvaluationSummary(
    Map<String, ConfidenceInterval> metrics, List<BucketSummary> buckets, int reports) {

  public EvaluationSummary {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    buckets = List.copyOf(buckets);
  }

  /**
   * Errors and prediction intervals of the ratings of items of one popularity.
   *
   * @param bucket the popularity
   * @param count the number of test ratings of such items in all reports together
   * @param rmse over the reports that have such ratings
   * @param mae over the reports that have such ratings
   * @param intervalCoverage the share of the ratings within their prediction intervals, over the
   *     reports that have intervals of such ratings
   * @param intervalWidth the mean width of the intervals, over the same reports
   */
  public record BucketSummary(
      PopularityBucket bucket,
      long count,
      ConfidenceInterval rmse,
      ConfidenceInterval mae,
      ConfidenceInterval intervalCoverage,
      ConfidenceInterval intervalWidth) {}

  /**
   * The summary of {@code reports}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static EvaluationSummary of(List<EvaluationReport> reports) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("no reports to summarize");
    }
    Map<String, DoubleStream.Builder> values = new LinkedHashMap<>();
    for (EvaluationReport report : reports) {
      report
          .metrics()
          .forEach(
              (name, value) ->
                  values.computeIfAbsent(name, key -> DoubleStream.builder()).add(value));
    }
    Map<String, ConfidenceInterval> metrics = new LinkedHashMap<>();
    values.forEach(
        (name, each) -> metrics.put(name, ConfidenceInterval.of(each.build().toArray())));
    List<BucketSummary> buckets = new ArrayList<>();
    for (PopularityBucket bucket : PopularityBucket.values()) {
      buckets.add(summary(bucket, reports));
    }
    return new EvaluationSummary(metrics, buckets, reports.size());
  }

  private static BucketSummary summary(PopularityBucket bucket, List<EvaluationReport> reports) {
    List<BucketErrors> errors =
        reports.stream()
            .flatMap(report -> report.buckets().stream())
            .filter(each -> each.bucket() == bucket && each.count() > 0)
            .toList();
    return new BucketSummary(
        bucket,
        errors.stream().mapToLong(BucketErrors::count).sum(),
        interval(errors, BucketErrors::rmse),
        interval(errors, BucketErrors::mae),
        interval(errors, BucketErrors::intervalCoverage),
        interval(errors, BucketErrors::intervalWidth));
  }

  private static ConfidenceInterval interval(
      List<BucketErrors> errors, ToDoubleFunction<BucketErrors> value) {
    return ConfidenceInterval.of(
        errors.stream().mapToDouble(value).filter(each -> !Double.isNaN(each)).toArray());
  }

  /**
   * The interval of {@code metric}.
   *
   * @throws IllegalArgumentException if no report has it
   */
  public ConfidenceInterval metric(String metric) {
    ConfidenceInterval interval = metrics.get(metric);
    if (interval == null) {
      throw new IllegalArgumentException(
          "no metric '" + metric + "' in these reports; they have " + metrics.keySet());
    }
    return interval;
  }
}
