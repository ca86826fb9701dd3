package org.deepmovie.index;

import com.google.common.base.Suppliers;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The items of a model in two indexes: one by inner products, to be asked with a user's query, and
 * one by cosines, for items that are alike, which is made when it is first asked. Rows are items;
 * rows beyond them are not found.
 */
public final class ItemSearch {

  private final VectorIndex ranked;
  private final Supplier<VectorIndex> compared;
  private final IntPredicate comparable;

  /**
   * A search of two indexes.
   *
   * @param ranked by inner products
   * @param compared makes that by cosines
   * @param comparable which items have a vector to be compared by
   */
  public ItemSearch(VectorIndex ranked, Supplier<VectorIndex> compared, IntPredicate comparable) {
    this.ranked = ranked;
    this.compared = Suppliers.memoize(compared::get);
    this.comparable = comparable;
  }

  /**
   * The best {@code n} items for a user that pass {@code keep}, best first.
   *
   * @param query what the user is like
   */
  public int[] best(float[] query, int n, IntPredicate keep) {
    return ranked.search(query, n, keep).rows();
  }

  /** The {@code n} items most similar to {@code item}, best first; none if it has no vector. */
  public SearchResult similar(int item, int n) {
    if (!comparable.test(item)) {
      return new SearchResult(new int[0], new double[0]);
    }
    VectorIndex index = compared.get();
    return index.search(index.vector(item), n, other -> other != item && comparable.test(other));
  }
}
