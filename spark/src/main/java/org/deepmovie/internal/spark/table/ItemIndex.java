package org.deepmovie.internal.spark.table;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.SearchResult;
import org.deepmovie.index.VectorSimilarity;
import org.deepmovie.internal.spark.block.RatingRow;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The items with vectors, with their ids and vectors, (bias, factors), in the order of their
 * indices. Every executor builds one exact index of them.
 */
public final class ItemIndex implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String[] ids;
  private final int[] indices;
  private final float[] vectors;
  private final int dimension;
  private transient volatile @Nullable ExactIndex index;

  /**
   * The items with vectors of a table of items.
   *
   * @param items in the order of their indices
   */
  public ItemIndex(List<Row> items) {
    List<Row> known =
        items.stream().filter(row -> row.<Boolean>getAs(FactorTables.HAS_VECTOR)).toList();
    this.ids = new String[known.size()];
    this.indices = new int[known.size()];
    this.dimension =
        1 + known.get(0).<Float>getList(known.get(0).fieldIndex(FactorTables.FACTORS)).size();
    this.vectors = new float[Math.multiplyExact(known.size(), dimension)];
    for (int n = 0; n < ids.length; n++) {
      Row row = known.get(n);
      ids[n] = row.getAs(RatedEntities.ITEM);
      indices[n] = row.getAs(RatingRow.ITEM);
      TableRow.copyVector(row, vectors, n * dimension);
    }
  }

  /** The length of the vectors. */
  int dimension() {
    return dimension;
  }

  /** The id of an item. */
  String id(int item) {
    return ids[item];
  }

  /**
   * The best items for some users.
   *
   * @param queries one vector (1, factors) a user
   * @param seen by user, arrays of indices of items to leave out, ascending
   */
  SearchResult[] best(float[] queries, int n, List<int[][]> seen) {
    try (Workers workers = new Workers(1)) {
      return index()
          .searchAll(queries, n, (user, item) -> !contains(seen.get(user), indices[item]), workers);
    }
  }

  private static boolean contains(int[][] arrays, int index) {
    for (int[] array : arrays) {
      if (Arrays.binarySearch(array, index) >= 0) {
        return true;
      }
    }
    return false;
  }

  private ExactIndex index() {
    ExactIndex built = index;
    if (built == null) {
      synchronized (this) {
        built = index;
        if (built == null) {
          built =
              new ExactIndex(
                  new FloatMatrix(ids.length, dimension, vectors), VectorSimilarity.INNER_PRODUCT);
          index = built;
        }
      }
    }
    return built;
  }
}
