package org.deepmovie.internal.neighborhood.pairs;

/**
 * Numbers the unordered pairs of items row by row of a lower triangle. An item forms a pair with
 * itself, too.
 */
public final class ItemPairs {

  private static final long MILLION = 1_000_000;

  private ItemPairs() {}

  /** Whether {@code items} have at most {@code millions} million pairs. */
  public static boolean fit(int items, int millions) {
    return (items + 1L) * items / 2 <= millions * MILLION;
  }

  /** The number of pairs of {@code items}, which must {@link #fit}. */
  public static int count(int items) {
    return start(items);
  }

  /** The index of the pair ({@code item}, 0). */
  public static int start(int item) {
    return (int) ((item + 1L) * item / 2);
  }

  /** The index of the pair of {@code a} and {@code b}, in either order. */
  public static int index(int a, int b) {
    return a > b ? start(a) + b : start(b) + a;
  }
}
