package org.deepmovie.internal.mf.term;

/**
 * What is added to the product of a user's and an item's vector, such as biases, while it is
 * fitted.
 */
public interface PredictionTerm {

  /** The term in a pass user by user. */
  RatingTerm byUser();

  /** The term in a pass item by item. */
  RatingTerm byItem();
}
