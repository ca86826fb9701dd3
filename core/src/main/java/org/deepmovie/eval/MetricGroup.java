package org.deepmovie.eval;

/** The two groups of metrics that an {@link Evaluator} computes. */
public enum MetricGroup {
  /** Errors of predicted ratings. Implicit feedback has none. */
  RATING,
  /** Metrics of ranked lists, which take far longer: all items are ranked for every user. */
  RANKING
}
