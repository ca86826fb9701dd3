package org.deepmovie.eval;

import org.deepmovie.internal.eval.RankingMetrics;

/**
 * A metric of recommendation lists, in the order of reports; {@link Evaluator} gives the formulas.
 */
public enum RankingMetric {
  /** The share of the first k items that are relevant. */
  PRECISION("precision", RankingMetrics::precision),
  /** The share of the relevant items that are among the first k. */
  RECALL("recall", RankingMetrics::recall),
  /** The harmonic mean of precision and recall. */
  F1("f1", RankingMetrics::f1),
  /** Mean average precision. */
  MAP("map", RankingMetrics::map),
  /** Normalized discounted cumulative gain. */
  NDCG("ndcg", RankingMetrics::ndcg),
  /** The share of users with a relevant item among the first k. */
  HIT_RATE("hit-rate", RankingMetrics::hitRate),
  /** Mean reciprocal rank of the first relevant item. */
  MRR("mrr", RankingMetrics::mrr);

  private final String label;
  private final MeanAtLength mean;

  private interface MeanAtLength {
    double of(RankingMetrics metrics, int k);
  }

  RankingMetric(String label, MeanAtLength mean) {
    this.label = label;
    this.mean = mean;
  }

  double mean(RankingMetrics metrics, int k) {
    return mean.of(metrics, k);
  }

  /** The standard error of {@link #mean} if the users were drawn from {@code population} users. */
  double standardError(RankingMetrics metrics, int k, int population) {
    return UserSample.standardError(
        mean.of(metrics, k), mean.of(metrics.squares(), k), metrics.users(), population);
  }

  /** The name, such as "ndcg". */
  public String label() {
    return label;
  }

  /** The name in reports, such as "ndcg@10". */
  public String at(int k) {
    return label + "@" + k;
  }
}
