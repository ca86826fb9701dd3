package org.deepmovie.cli.topk;

import java.util.List;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.eval.PercentileDistribution;
import org.deepmovie.eval.RankingMetric;
import org.deepmovie.models.ModelSpec;

/**
 * The top-K evaluation of one model.
 *
 * @param spec the model
 * @param percentiles ranks of the held-out top ratings, of all folds together
 * @param result precision, recall, F1 and MAP by length of list, and times
 */
record TopKEvaluation(ModelSpec spec, PercentileDistribution percentiles, ExperimentResult result) {

  /** The metrics of lists, in the order of tables. */
  static final List<RankingMetric> METRICS =
      List.of(RankingMetric.PRECISION, RankingMetric.RECALL, RankingMetric.F1, RankingMetric.MAP);

  /** The mean of {@code metric} over users, and over folds. */
  double mean(RankingMetric metric, int length) {
    return result.summary().metric(metric.at(length)).mean();
  }

  /** The model with its options, as it was given. */
  String model() {
    return spec.toString();
  }
}
