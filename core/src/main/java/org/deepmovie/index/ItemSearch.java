package org.deepmovie.index;

import com.google.common.base.Suppliers;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.deepmovie.train.Workers;

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

  /**
   * The best items for each of many queries.
   *
   * @param queries the vectors of users, one after another
   */
  public int[][] best(float[] queries, int n, VectorIndex.QueryFilter filter, Workers workers) {
    return Arrays.stream(byInnerProduct.searchAll(queries, n, filter, workers))
        .map(SearchResult::rows)
        .toArray(int[][]::new);
  }

  /** The cosine of the vectors of two items; 0 if one has none. */
  double cosine(int item, int other) {
    if (!hasVector.test(item) || !hasVector.test(other)) {
      return 0;
    }
    float[] a = byCosine.get().vector(item);
    float[] b = byCosine.get().vector(other);
    double product = 0;
    double squareOfA = 0;
    double squareOfB = 0;
    for (int k = 0; k < a.length; k++) {
      product += (double) a[k] * b[k];
      squareOfA += (double) a[k] * a[k];
      squareOfB += (double) b[k] * b[k];
    }
    double lengths = Math.sqrt(squareOfA * squareOfB);
    return lengths > 0 ? product / lengths : 0;
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
