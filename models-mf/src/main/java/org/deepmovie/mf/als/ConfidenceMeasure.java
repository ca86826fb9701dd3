package org.deepmovie.mf.als;

/** r of Hu et al. 2008: the strength of an observation, with which the confidence in it grows. */
public enum ConfidenceMeasure {
  /** 1, whatever the rating. */
  ONE,
  /** The rating, counted from 1 at the least of the scale; of a count n, 1 + ln n. */
  RATING
}
