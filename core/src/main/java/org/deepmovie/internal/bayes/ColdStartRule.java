package org.deepmovie.internal.bayes;

import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.factor.ColdStartBaseline;

/**
 * Whether draws predict, or the {@link ColdStartBaseline}. That is for a user without ratings and a
 * rated item: who rates an item likes it more than all would. If features of users are read, draws
 * predict all users: one of whom nothing is known has the prior mean of such a user, also {@link
 * IdMap#UNKNOWN}.
 *
 * @param baseline of the training ratings
 * @param readsUsers whether features of users are read
 */
record ColdStartRule(ColdStartBaseline baseline, boolean readsUsers) {

  /** The rule for these training ratings. */
  static ColdStartRule of(RatingMatrix train, boolean readsUsers) {
    return new ColdStartRule(ColdStartBaseline.of(train), readsUsers);
  }

  /**
   * Whether {@code user}, an index or {@link IdMap#UNKNOWN}, has the same vectors for all items.
   */
  boolean hasVectors(int user) {
    return readsUsers || baseline.isRater(user);
  }

  /** Whether draws predict; either index may be {@link IdMap#UNKNOWN}. */
  boolean usesDraws(int user, int item) {
    return hasVectors(user) || !baseline.isRated(item);
  }
}
