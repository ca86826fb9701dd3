package org.deepmovie.neighborhood.linear;

import java.util.BitSet;
import org.deepmovie.data.CsrMatrix;

/**
 * Where interactions differ from earlier ones, of which they have at least as many rows and
 * columns.
 *
 * @param before users x items
 * @param after users x items
 * @param users those whose items differ, ascending
 * @param items those that only one of the two has of some user, ascending
 */
record InteractionChanges(CsrMatrix before, CsrMatrix after, int[] users, int[] items) {

  static InteractionChanges of(CsrMatrix before, CsrMatrix after) {
    BitSet users = new BitSet();
    BitSet items = new BitSet();
    for (int user = 0; user < after.rows(); user++) {
      addMissing(before, after, user, users, items);
      addMissing(after, before, user, users, items);
    }
    return new InteractionChanges(
        before, after, users.stream().toArray(), items.stream().toArray());
  }

  /** Adds the items of {@code user} in {@code some} that {@code others} does not have. */
  private static void addMissing(
      CsrMatrix others, CsrMatrix some, int user, BitSet users, BitSet items) {
    for (int p = some.start(user); p < some.end(user); p++) {
      if (others.find(user, some.column(p)) < 0) {
        users.set(user);
        items.set(some.column(p));
      }
    }
  }
}
