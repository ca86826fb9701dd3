package org.deepmovie.data;

/** What the values of a data set say of a user and an item. */
public enum FeedbackType {
  /** Explicit feedback: how much the user likes the item. */
  RATINGS,
  /** Implicit feedback: how often the user interacted with the item, or how long. */
  COUNTS,
  /** Implicit feedback: that the user interacted with the item; every value is 1. */
  UNARY
}
