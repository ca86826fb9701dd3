package org.deepmovie.internal.neighborhood.pairs;

/** A sum over the users who rated both items of a pair. Mutable, so that a loop allocates one. */
public final class PairSum {

  private int users;
  private float sum;

  /** The number of users who rated both items. */
  public int users() {
    return users;
  }

  /** The sum over these users. */
  public float sum() {
    return sum;
  }

  /** Sets both numbers. */
  public void set(int users, float sum) {
    this.users = users;
    this.sum = sum;
  }
}
