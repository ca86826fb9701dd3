package org.deepmovie.cli;

import java.util.List;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.eval.PercentileDistribution;
import org.deepmovie.eval.RankingMetric;
import org.deepmovie.models.ModelSpec;

/**
 * What {@code topk} found of one model.
 *
 * @param spec the model
 * @param percentiles of held-out top ratings, all folds in one
 * @param result precision, recall, F1 and MAP by length of list, and times
 */
record TopKResult(ModelSpec spec, PercentileDistribution percentiles, ExperimentResult result) {

  /** What is told of lists, in the order of tables. */
  static final List<RankingMetric> METRICS =
      List.of(RankingMetric.PRECISION, RankingMetric.RECALL, RankingMetric.F1, RankingMetric.MAP);

  /** The mean over users, and over folds. */
  double mean(RankingMetric metric, int length) {
    return result.summary().metric(metric.at(length)).mean();
  }

  /** The model with its options, as it was given. */
  String name() {
    return spec.toString();
  }
}
