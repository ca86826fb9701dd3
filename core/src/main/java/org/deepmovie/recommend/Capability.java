package org.deepmovie.recommend;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A query that not every model answers. */
public enum Capability {
  /** {@link Recommender#similar(int, int)}. */
  SIMILAR_ITEMS,
  /** {@link Recommender#explain(int, int)}. */
  EXPLANATIONS,
  /** {@link Recommender#predictInterval(int, int, double)}. */
  PREDICTION_INTERVALS,
  /** {@link Recommender#foldIn(org.deepmovie.data.Dataset, java.util.Map)}. */
  USER_ATTRIBUTES,
  /** {@link ColdStartRecommender}. */
  NEW_ITEMS,
  /** {@link Recommender#foldInItem(java.util.Map)}. */
  ITEM_RATINGS,
  /** {@link Recommender#updated(org.deepmovie.data.Dataset)}. */
  UPDATES;

  /** {@code some} and {@code further}. */
  public static Set<Capability> union(Set<Capability> some, Capability... further) {
    Set<Capability> all = EnumSet.noneOf(Capability.class);
    all.addAll(some);
    all.addAll(List.of(further));
    return Collections.unmodifiableSet(all);
  }
}
