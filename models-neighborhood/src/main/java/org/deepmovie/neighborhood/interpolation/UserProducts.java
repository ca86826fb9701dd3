package org.deepmovie.neighborhood.interpolation;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.neighborhood.pairs.PairSum;

/**
 * The items that one user rated, numbered 0, 1, ... in ascending order ("places"), and the average
 * products A_jk between them. A workspace: {@link #turnTo} replaces the user.
 */
final class UserProducts {

  /** The products of all pairs are cached if they are at most as many. */
  private static final int MAX_CACHED_PRODUCTS = 4_000_000;

  private final ItemProducts products;
  private final PairSum pairSum = new PairSum();

  /** By item 1 + its place, or 0. */
  private final int[] placesPlusOne;

  private CsrMatrix rows;
  private int row;
  private float[] cache = new float[0];
  private boolean cached;

  UserProducts(ItemProducts products, int items) {
    this.products = products;
    this.placesPlusOne = new int[items];
    this.rows = CsrMatrix.of(items, new int[2], new int[0], new float[0]);
  }

  /** Turns to the user whose residuals are {@code row} of {@code rows}. */
  void turnTo(CsrMatrix rows, int row) {
    if (this.rows == rows && this.row == row) {
      return;
    }
    for (int p = this.rows.start(this.row); p < this.rows.end(this.row); p++) {
      placesPlusOne[this.rows.column(p)] = 0;
    }
    for (int p = rows.start(row); p < rows.end(row); p++) {
      placesPlusOne[rows.column(p)] = 1 + p - rows.start(row);
    }
    this.rows = rows;
    this.row = row;
    this.cached = false;
  }

  /** Computes the products of all pairs of rated items at once, before many of them are needed. */
  void cache() {
    int n = rows.count(row);
    if (cached || (long) n * n > MAX_CACHED_PRODUCTS) {
      return;
    }
    if (cache.length < n * n) {
      cache = new float[n * n];
    }
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        float product = products.of(item(a), item(b), pairSum);
        cache[a * n + b] = product;
        cache[b * n + a] = product;
      }
    }
    cached = true;
  }

  /** Whether the user rated {@code item}. */
  boolean hasRated(int item) {
    return placesPlusOne[item] > 0;
  }

  /** The place of {@code item}, which the user rated. */
  int place(int item) {
    return placesPlusOne[item] - 1;
  }

  /** The item at {@code place}. */
  int item(int place) {
    return rows.column(rows.start(row) + place);
  }

  /** The residual of the user's rating at {@code place}. */
  float residual(int place) {
    return rows.value(rows.start(row) + place);
  }

  /** A_jk of the items at two places. */
  float product(int a, int b) {
    return cached ? cache[a * rows.count(row) + b] : products.of(item(a), item(b), pairSum);
  }

  /** A_jk of the item at {@code place} and an item whose rating is not known. */
  float productWith(int place, int item) {
    return products.withHeldOut(item(place), item, pairSum);
  }
}
