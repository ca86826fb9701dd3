package org.deepmovie.internal.neighborhood;

import org.deepmovie.data.CsrMatrix;

/**
 * Sums of a term over the users who rated both of two items, x being what the first was given and y
 * what the second was. Of one pair, or of an item with all that come before it; the sums are the
 * same bit for bit. Immutable.
 */
public final class CoRatings {

  /** What is summed up. */
  @FunctionalInterface
  public interface Term {
    /** The term of one user. */
    float of(float x, float y);
  }

  /** The sum over the {@code n} users of one pair. */
  public static final class Sum {
    private int n;
    private float value;

    public int n() {
      return n;
    }

    public float value() {
      return value;
    }

    public void set(int users, float sum) {
      n = users;
      value = sum;
    }
  }

  private final CsrMatrix byItem;
  private final CsrMatrix byUser;
  private final Term term;

  /**
   * Sums over ratings or what stands for them.
   *
   * @param byItem the values, items x users
   * @param byUser the same values, users x items
   */
  public CoRatings(CsrMatrix byItem, CsrMatrix byUser, Term term) {
    this.byItem = byItem;
    this.byUser = byUser;
    this.term = term;
  }

  /** The number of items. */
  public int items() {
    return byItem.rows();
  }

  /** Sets {@code into} to the sum of a pair. */
  public void pair(int first, int second, Sum into) {
    int p = byItem.start(first);
    int q = byItem.start(second);
    int n = 0;
    float sum = 0;
    while (p < byItem.end(first) && q < byItem.end(second)) {
      int order = byItem.column(p) - byItem.column(q);
      if (order == 0) {
        sum += term.of(byItem.value(p), byItem.value(q));
        n++;
      }
      p += order <= 0 ? 1 : 0;
      q += order >= 0 ? 1 : 0;
    }
    into.set(n, sum);
  }

  /**
   * Adds up {@code first} with all items from 0 to {@code first} itself.
   *
   * @param sums sums by second item, from {@code offset} on
   * @param counts numbers of users by second item, from {@code countsOffset} on
   */
  public void addUpTo(int first, float[] sums, int offset, int[] counts, int countsOffset) {
    for (int p = byItem.start(first); p < byItem.end(first); p++) {
      float x = byItem.value(p);
      int user = byItem.column(p);
      int end = byUser.end(user);
      for (int q = byUser.start(user); q < end && byUser.column(q) <= first; q++) {
        int second = byUser.column(q);
        sums[offset + second] += term.of(x, byUser.value(q));
        counts[countsOffset + second]++;
      }
    }
  }
}
