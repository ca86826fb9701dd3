package org.deepmovie.internal.deep.coldstart;

import org.deepmovie.internal.factor.BaselineShrinkage;

/**
 * A model that predicts cold users and items from attributes and texts.
 *
 * @param <M> its own type
 */
public interface ColdStartModel<M> {

  /** The unclipped prediction for a user and an item of the training data. */
  double predict(int user, int item);

  /** The same model with another shrinkage. */
  M withShrinkage(BaselineShrinkage other);
}
