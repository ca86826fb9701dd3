package org.deepmovie.data;

/** What becomes of several ratings by one user for one item. */
public enum DuplicatePolicy {
  /** The one read last counts. The default. */
  LAST,
  /** The one read first counts. */
  FIRST,
  /** Their mean counts, with the last one's timestamp. */
  MEAN,
  /** They are an error. */
  REFUSE
}
