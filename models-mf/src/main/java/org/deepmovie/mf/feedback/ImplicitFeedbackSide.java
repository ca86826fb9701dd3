package org.deepmovie.mf.feedback;

/** Whose vectors have a part for implicit feedback. */
public enum ImplicitFeedbackSide {
  /** Nobody's. */
  NONE,
  /** The users': a sum over the items that the user interacted with, as in SVD++. */
  USERS,
  /** The items': a sum over the users who interacted with the item, "flipped". */
  ITEMS,
  /** Those of users and items. */
  BOTH;

  /** Whether users' vectors have such a part. */
  public boolean ofUsers() {
    return this == USERS || this == BOTH;
  }

  /** Whether items' vectors have such a part. */
  public boolean ofItems() {
    return this == ITEMS || this == BOTH;
  }
}
