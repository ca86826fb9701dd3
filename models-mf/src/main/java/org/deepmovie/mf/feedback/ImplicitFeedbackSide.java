package org.deepmovie.mf.feedback;

/** Whose vectors implicit feedback is a part of. */
public enum ImplicitFeedbackSide {
  /** Nobody's. */
  NONE,
  /** A user's, by the items that the user had to do with: SVD++. */
  USERS,
  /** An item's, by the users who had to do with it: "flipped". */
  ITEMS,
  /** Both. */
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
