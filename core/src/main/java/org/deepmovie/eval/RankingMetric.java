package org.deepmovie.eval;

/** A metric of {@link RankingMetrics}, in the order of reports. */
public enum RankingMetric {
  PRECISION("precision"),
  RECALL("recall"),
  F1("f1"),
  MAP("map"),
  NDCG("ndcg"),
  HIT_RATE("hit-rate"),
  MRR("mrr");

  private final String label;

  RankingMetric(String label) {
    this.label = label;
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
