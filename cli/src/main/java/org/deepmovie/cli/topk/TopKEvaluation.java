package org.deepmovie.cli.topk;

import java.util.List;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.PercentileDistribution;
import org.deepmovie.eval.RankingMetrics.Metric;
import org.deepmovie.models.ModelSpec;

/**
 * The top-K evaluation of one model.
 *
 * @param spec the model
 * @param percentiles ranks of the held-out top ratings, of all folds together
 * @param result precision, recall, F1 and MAP by length of list, and times
 */
record TopKEvaluation(
    ModelSpec spec, PercentileDistribution percentiles, Experiment.Result result) {

  /** The metrics of lists, in the order of tables. */
  static final List<Metric> METRICS =
      List.of(Metric.PRECISION, Metric.RECALL, Metric.F1, Metric.MAP);

  /** The mean of {@code metric} over users, and over folds. */
  double mean(Metric metric, int length) {
    return result.summary().metric(metric.at(length)).mean();
  }

  /** The model with its options, as it was given. */
  String model() {
    return spec.toString();
  }
}
