package org.deepmovie.index;

import com.google.common.base.Suppliers;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The items of a model in two indexes: one by inner product, which is searched with a user's query,
 * and one by cosine, which finds similar items and is made when it is first used. A row is an item
 * index.
 */
public final class ItemSearch {

  private final VectorIndex byInnerProduct;
  private final Supplier<VectorIndex> byCosine;
  private final IntPredicate hasVector;

  /**
   * A search in two indexes.
   *
   * @param byInnerProduct the index by inner product
   * @param byCosine makes the index by cosine
   * @param hasVector whether an item has a vector that can be compared by cosine
   */
  public ItemSearch(
      VectorIndex byInnerProduct, Supplier<VectorIndex> byCosine, IntPredicate hasVector) {
    this.byInnerProduct = byInnerProduct;
    this.byCosine = Suppliers.memoize(byCosine::get);
    this.hasVector = hasVector;
  }

  /**
   * The best {@code n} items for a user that pass {@code filter}, best first.
   *
   * @param query the user's vector
   */
  public int[] best(float[] query, int n, IntPredicate filter) {
    return byInnerProduct.search(query, n, filter).rows();
  }

  /** The {@code n} items most similar to {@code item}, best first; none if it has no vector. */
  public SearchResult similar(int item, int n) {
    if (!hasVector.test(item)) {
      return new SearchResult(new int[0], new double[0]);
    }
    VectorIndex index = byCosine.get();
    return index.search(index.vector(item), n, other -> other != item && hasVector.test(other));
  }

  /** The {@code n} items whose vectors have the greatest cosine with {@code vector}. */
  public SearchResult similarTo(float[] vector, int n) {
    return byCosine.get().search(vector, n, hasVector);
  }
}
