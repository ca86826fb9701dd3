package org.deepmovie.recommend;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A query that not every model answers. */
public enum Capability {
  /** {@link Recommender#similar(int, int)}. */
  SIMILAR_ITEMS("similar items"),
  /** {@link Recommender#explain(int, int)}. */
  EXPLANATIONS("explanations"),
  /** {@link Recommender#predictInterval(int, int, double)}. */
  PREDICTION_INTERVALS("prediction intervals"),
  /** {@link Recommender#foldIn(org.deepmovie.data.Dataset, java.util.Map)}. */
  USER_ATTRIBUTES("new users with attributes"),
  /** {@link ColdStartRecommender}. */
  NEW_ITEMS("new items"),
  /** {@link Recommender#foldInItem(java.util.Map)}. */
  ITEM_RATINGS("new items with ratings"),
  /** {@link Recommender#updated(org.deepmovie.data.Dataset)}. */
  UPDATES("updates");

  private final String label;

  Capability(String label) {
    this.label = label;
  }

  /** {@code some} and {@code further}. */
  public static Set<Capability> union(Set<Capability> some, Capability... further) {
    Set<Capability> all = EnumSet.noneOf(Capability.class);
    all.addAll(some);
    all.addAll(List.of(further));
    return Collections.unmodifiableSet(all);
  }

  /** In words, such as "similar items". */
  public String label() {
    return label;
  }
}
