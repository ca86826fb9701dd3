package org.deepmovie.internal.neighborhood;

/** Unordered pairs of items, an item with itself included, numbered row by row of a triangle. */
public final class ItemPairs {

  private static final long MILLION = 1_000_000;

  private ItemPairs() {}

  /** Whether numbers of all pairs of {@code items} stay within {@code millions}. */
  public static boolean fit(int items, int millions) {
    return (items + 1L) * items / 2 <= millions * MILLION;
  }

  /** The number of pairs of {@code items}, which must {@link #fit}. */
  public static int count(int items) {
    return start(items);
  }

  /** The number of the pair ({@code item}, 0). */
  public static int start(int item) {
    return (int) ((item + 1L) * item / 2);
  }

  /** The number of a pair. */
  public static int index(int a, int b) {
    return a > b ? start(a) + b : start(b) + a;
  }
}
