package org.deepmovie.cli;

import java.util.List;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.PercentileDistribution;
import org.deepmovie.eval.RankingMetrics.Metric;
import org.deepmovie.models.ModelSpec;

/**
 * What {@code topk} found of one model.
 *
 * @param spec the model
 * @param percentiles of held-out top ratings, all folds in one
 * @param result precision, recall, F1 and MAP by length of list, and times
 */
record TopKResult(ModelSpec spec, PercentileDistribution percentiles, Experiment.Result result) {

  /** What is told of lists, in the order of tables. */
  static final List<Metric> METRICS =
      List.of(Metric.PRECISION, Metric.RECALL, Metric.F1, Metric.MAP);

  /** The mean over users, and over folds. */
  double mean(Metric metric, int length) {
    return result.summary().metric(metric.at(length)).mean();
  }

  /** The model with its options, as it was given. */
  String name() {
    return spec.toString();
  }
}
