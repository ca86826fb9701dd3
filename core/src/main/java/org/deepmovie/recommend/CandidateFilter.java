package org.deepmovie.recommend;

/** Decides which items may be recommended to which users. */
@FunctionalInterface
public interface CandidateFilter {

  /**
   * Whether {@code item} may be recommended to {@code user}.
   *
   * @param user an index, or {@link org.deepmovie.data.IdMap#UNKNOWN}
   * @param item an index
   */
  boolean test(int user, int item);
}
