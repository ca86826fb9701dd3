package org.deepmovie.eval;

/** The groups of metrics that an {@link Evaluator} computes. */
public enum MetricGroup {
  /** Errors of predicted ratings. Implicit feedback has none. */
  RATING,
  /** Metrics of ranked lists, which take far longer: all items are ranked for every user. */
  RANKING,
  /**
   * Coverage and width of prediction intervals, of models that give them. A model that is
   * calibrated by validation ratings is fitted without them.
   */
  INTERVAL
}
