package org.deepmovie.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.PopularityBucket;

/**
 * The result of an {@link Evaluator}. Immutable.
 *
 * @param metrics values by name, in the order of tables: if there are rating metrics, "rmse",
 *     "mae", "mse" and "accuracy", and, if there are ranking metrics, for each k "precision@k",
 *     "recall@k", "f1@k", "map@k", "ndcg@k", "hit-rate@k", "mrr@k", "coverage@k", and, if there are
 *     prediction intervals, "interval-coverage" and "interval-width"
 * @param buckets errors and intervals by the items' popularity in the training set, one element per
 *     {@link PopularityBucket}, in its order
 * @param ratings the number of test ratings
 * @param rankedUsers the number of users that ranking metrics average over
 * @param skippedUsers the number of users with test ratings of which none is relevant; ranking
 *     metrics leave them out
 * @param rankableUsers the number of users with a relevant test rating; more than {@code
 *     rankedUsers} if a {@link UserSample} was drawn from them
 * @param samplingErrors the standard errors of ranking metrics by name that come from ranking a
 *     {@link UserSample} of the users; empty if all are ranked
 */
public record EvaluationReport(
    Map<String, Double> metrics,
    List<BucketErrors> buckets,
    long ratings,
    int rankedUsers,
    int skippedUsers,
    int rankableUsers,
    Map<String, Double> samplingErrors) {

  public EvaluationReport {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    buckets = List.copyOf(buckets);
    samplingErrors = Collections.unmodifiableMap(new LinkedHashMap<>(samplingErrors));
  }

  /**
   * Errors and prediction intervals of the ratings of items of one popularity.
   *
   * @param bucket the popularity
   * @param count the number of test ratings of such items
   * @param rmse NaN if there are none
   * @param mae NaN if there are none
   * @param intervalCoverage the share of the ratings within their prediction intervals; NaN if
   *     there are none
   * @param intervalWidth the mean width of the intervals; NaN if there are none
   */
  public record BucketErrors(
      PopularityBucket bucket,
      long count,
      double rmse,
      double mae,
      double intervalCoverage,
      double intervalWidth) {}

  /**
   * The value of {@code metric}.
   *
   * @throws IllegalArgumentException if the report does not have it
   */
  public double metric(String metric) {
    Double value = metrics.get(metric);
    if (value == null) {
      throw new IllegalArgumentException(
          "no metric '" + metric + "' in this report; it has " + metrics.keySet());
    }
    return value;
  }
}
