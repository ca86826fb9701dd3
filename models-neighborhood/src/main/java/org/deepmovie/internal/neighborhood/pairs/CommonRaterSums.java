package org.deepmovie.internal.neighborhood.pairs;

import org.deepmovie.data.CsrMatrix;

/**
 * Sums over the users who rated both of two items:
 *
 * <pre>  sum over v in U(i,j) of f(x_vi, x_vj)</pre>
 *
 * U(i,j) are the users who rated i and j, x are their ratings or residuals. A sum is computed for
 * one pair, or for an item and all items before it, or all others; all ways give the same bits.
 * Immutable.
 */
public final class CommonRaterSums {

  /** The term f of a user who rated both items. */
  @FunctionalInterface
  public interface UserTerm {
    /** The term of a user with value {@code x} for the first item and {@code y} for the second. */
    float of(float x, float y);
  }

  private final CsrMatrix byItem;
  private final CsrMatrix byUser;
  private final UserTerm term;

  /**
   * Sums of {@code term}.
   *
   * @param byItem the values x, items x users
   * @param byUser the same values, users x items
   */
  public CommonRaterSums(CsrMatrix byItem, CsrMatrix byUser, UserTerm term) {
    this.byItem = byItem;
    this.byUser = byUser;
    this.term = term;
  }

  /** The number of items. */
  public int items() {
    return byItem.rows();
  }

  /** Computes the sum of one pair into {@code result}. */
  public void pair(int first, int second, PairSum result) {
    int p = byItem.start(first);
    int q = byItem.start(second);
    int users = 0;
    float sum = 0;
    while (p < byItem.end(first) && q < byItem.end(second)) {
      int order = byItem.column(p) - byItem.column(q);
      if (order == 0) {
        sum += term.of(byItem.value(p), byItem.value(q));
        users++;
      }
      p += order <= 0 ? 1 : 0;
      q += order >= 0 ? 1 : 0;
    }
    result.set(users, sum);
  }

  /**
   * Adds the sums of {@code first} with each of the items 0 to {@code first}.
   *
   * @param sums sums by second item, from {@code offset} on
   * @param counts numbers of users by second item, from {@code offset} on
   */
  public void addUpTo(int first, float[] sums, int[] counts, int offset) {
    for (int p = byItem.start(first); p < byItem.end(first); p++) {
      float x = byItem.value(p);
      int user = byItem.column(p);
      int end = byUser.end(user);
      for (int q = byUser.start(user); q < end && byUser.column(q) <= first; q++) {
        int second = byUser.column(q);
        sums[offset + second] += term.of(x, byUser.value(q));
        counts[offset + second]++;
      }
    }
  }

  /**
   * Adds the sums of {@code first} with each item that has a user in common with it.
   *
   * @param sums sums by second item
   * @param counts numbers of users by second item, 0 at first
   * @param found receives the second items, in no order
   * @return the number of second items
   */
  public int addAll(int first, float[] sums, int[] counts, int[] found) {
    int size = 0;
    for (int p = byItem.start(first); p < byItem.end(first); p++) {
      float x = byItem.value(p);
      int user = byItem.column(p);
      for (int q = byUser.start(user); q < byUser.end(user); q++) {
        int second = byUser.column(q);
        if (counts[second]++ == 0) {
          found[size++] = second;
        }
        sums[second] += term.of(x, byUser.value(q));
      }
    }
    return size;
  }
}
