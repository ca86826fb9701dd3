package org.deepmovie.neighborhood.linear;

import org.deepmovie.train.Workers;

/** The item weights after interactions arrived. */
@FunctionalInterface
interface WeightUpdate {

  /**
   * The weights after {@code changes}.
   *
   * @param weights of items x items, as many as there were before
   */
  ItemWeights of(ItemWeights weights, InteractionChanges changes, Workers workers);
}
