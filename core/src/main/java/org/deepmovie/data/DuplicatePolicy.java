package org.deepmovie.data;

/** How several ratings by one user for one item are treated. */
public enum DuplicatePolicy {
  /**
   * The newest one by its time counts; of those of the same time, or without any, the last one
   * read. This is the default.
   */
  NEWEST,
  /** The last one read counts. */
  LAST,
  /** The first one read counts. */
  FIRST,
  /** Their sum counts, as of a log in which every row is an interaction. */
  SUM,
  /** Their mean counts, with the timestamp of the last one. */
  MEAN,
  /** They are refused as an error. */
  REFUSE
}
